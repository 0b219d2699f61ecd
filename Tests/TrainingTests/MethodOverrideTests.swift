import Testing
import Training

/// `--set training.schedule.method=…`: the keys of a section change with its method.
@Suite struct MethodOverrideTests {
  private let yaml = """
    training:
      optimizer:
        method: sgd
        rate: 1
        weight-decay: 0
        momentum: 0.5
      schedule:
        method: decay-per-epoch
        factor: 2
        after-epochs: 5
        every-epochs: 1
    """

  /// From what is written into the run's folder, which reads like what the training was given.
  private func schedule(_ overrides: String...) throws -> RateSchedule {
    let text = try configurationText(yaml, overrides: overrides)
    let root = try ConfigurationSection(yaml: text, file: "c.yaml")
    return try root.section("training").decode("schedule", as: RateSchedule.self)
  }

  private func problem(_ overrides: String...) throws -> String {
    try #require(
      #expect(throws: ConfigurationError.self) {
        _ = try ConfigurationSection(yaml: yaml, file: "c.yaml", overrides: overrides)
      }
    ).description
  }

  private let method = "training.schedule.method"

  @Test func keysOfOtherMethodsGo() throws {
    #expect(try schedule("\(method)=constant") == .constant)
  }

  @Test func keysOfTheNewMethodAreGivenAfterIt() throws {
    #expect(
      try schedule("\(method)=inverse-square-root", "training.schedule.warm-up-updates=400")
        == .inverseSquareRoot(warmUpUpdates: 400))
  }

  @Test func keysThatBothHaveKeepTheirValue() throws {
    #expect(
      try schedule(
        "\(method)=halve-on-plateau", "training.schedule.patience-evaluations=1",
        "training.schedule.minimum-fraction=0.1")
        == .halveOnPlateau(factor: 2, patienceEvaluations: 1, minimumFraction: 0.1))
  }

  @Test func theLastMethodHolds() throws {
    #expect(
      try schedule(
        "\(method)=inverse-square-root", "training.schedule.warm-up-updates=400",
        "\(method)=constant") == .constant)
  }

  @Test func theKeysThatAreStillWantedAreNamed() throws {
    #expect(
      try problem("\(method)=cosine")
        == "--set: '\(method)=cosine': the method wants more keys: "
        + "--set training.schedule.warm-up-updates=… --set training.schedule.total-updates=… "
        + "--set training.schedule.minimum-fraction=…")
    #expect(
      try problem("training.optimizer.method=adam", "training.optimizer.beta1=0.9")
        == "--set: 'training.optimizer.method=adam': the method wants more keys: "
        + "--set training.optimizer.beta2=… --set training.optimizer.epsilon=…")
  }

  @Test func aKeyBeforeItsMethodNamesTheMethod() throws {
    #expect(
      try problem("training.schedule.total-updates=9", "\(method)=cosine")
        == "--set: 'training.schedule.total-updates=9': 'total-updates' is a key of the method "
        + "cosine: give training.schedule.method first")
  }

  @Test func theOptimizerKeepsWhatAllMethodsHave() throws {
    let overrides = ["method=adam", "beta1=0.9", "beta2=0.99", "epsilon=1e-8"]
      .map { "training.optimizer." + $0 }
    let text = try configurationText(yaml, overrides: overrides)
    let root = try ConfigurationSection(yaml: text, file: "c.yaml")
    let optimizer = try root.section("training").section("optimizer")
    #expect(try optimizer.double("rate", in: 0...9) == 1)
    #expect(try optimizer.double("weight-decay", in: 0...9) == 0)
    #expect(try optimizer.string("epsilon") == "1e-8")
    #expect(throws: ConfigurationError.self) { _ = try optimizer.string("momentum") }
  }

  /// The reader of the section knows its methods, and says so with the line.
  @Test func anUnknownMethodIsLeftToTheReader() throws {
    let root = try ConfigurationSection(
      yaml: yaml, file: "c.yaml", overrides: ["\(method)=fast"])
    let training = try root.section("training")
    let error = try #require(
      #expect(throws: ConfigurationError.self) {
        _ = try training.decode("schedule", as: RateSchedule.self)
      })
    #expect(error.problem.contains("\"fast\"") && error.problem.contains("cosine"))
  }
}
