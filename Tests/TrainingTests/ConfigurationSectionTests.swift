import Testing
import Training

/// Every complaint about a configuration names file, line and key, what was found and what is
/// wanted.
@Suite struct ConfigurationSectionTests {
  private let yaml = """
    # a comment
    name: plumb
    count: 3
    share: 0.25
    on: yes
    nothing: none
    length: 2.5 epochs
    inner:
      kind: adam
      list: [1, 2]
    """

  private enum Kind: String, CaseIterable { case adam, sgd }

  private func section(_ overrides: [String] = []) throws -> ConfigurationSection {
    try ConfigurationSection(yaml: yaml, file: "c.yaml", overrides: overrides)
  }

  private func problem(_ body: () throws -> Void) throws -> String {
    try #require(#expect(throws: ConfigurationError.self) { try body() }).description
  }

  @Test func readsEveryKind() throws {
    let root = try section()
    #expect(try root.string("name") == "plumb")
    #expect(try root.int("count", in: 1...3) == 3)
    #expect(try root.double("share", in: 0...1) == 0.25)
    #expect(try root.bool("on"))
    #expect(try root.optional("nothing") { try root.int($0, in: 0...1) } == nil)
    #expect(try root.optional("count") { try root.int($0, in: 0...9) } == 3)
    #expect(try root.duration("length") == .epochs(2.5))
    let inner = try root.section("inner")
    #expect(try inner.choice("kind", as: Kind.self) == .adam)
    #expect(
      try problem { try root.finish() }
        == "c.yaml:10: inner.list: unknown key; known here: kind")
  }

  @Test func namesAMissingKey() throws {
    #expect(
      try problem { _ = try section().string("colour") }
        == "c.yaml:1: the key 'colour' is missing")
    #expect(
      try problem { _ = try section().section("inner").int("size", in: 0...1) }
        == "c.yaml:8: the key 'inner.size' is missing")
  }

  @Test func namesTheMisspellingOfAMissingKey() throws {
    let root = try ConfigurationSection(yaml: "a: 1\nhiden: 2\n", file: "c.yaml")
    #expect(
      try problem { _ = try root.int("hidden", in: 1...9) }
        == "c.yaml:2: the key 'hidden' is missing; found 'hiden'")
    #expect(
      try problem { _ = try root.string("embedding") }
        == "c.yaml:1: the key 'embedding' is missing")
  }

  @Test func namesAnUnknownKey() throws {
    let root = try ConfigurationSection(yaml: "a: 1\nb: 2\nbeam: 3\n", file: "c.yaml")
    _ = try root.int("a", in: 0...9)
    _ = try root.int("b", in: 0...9)
    #expect(try problem { try root.finish() } == "c.yaml:3: beam: unknown key; known here: a, b")
  }

  @Test func namesAWrongType() throws {
    let root = try section()
    #expect(
      try problem { _ = try root.int("name", in: 0...9) }
        == "c.yaml:2: name: found 'plumb', wanted a whole number")
    #expect(
      try problem { _ = try root.int("count", in: 4...9) }
        == "c.yaml:3: count: found 3, wanted 4 to 9")
    #expect(
      try problem { _ = try root.int("count", in: 4...Int.max) }
        == "c.yaml:3: count: found 3, wanted 4 or more")
    #expect(
      try problem { _ = try root.double("name", in: 0...9) }
        == "c.yaml:2: name: found 'plumb', wanted a number")
    #expect(
      try problem { _ = try root.double("share", in: 1...2) }
        == "c.yaml:4: share: found 0.25, wanted 1.0 to 2.0")
    #expect(
      try problem { _ = try root.bool("count") }
        == "c.yaml:3: count: found '3', wanted true or false")
    #expect(
      try problem { _ = try root.duration("count") }
        == "c.yaml:3: length: found '3'".replacing("length", with: "count")
        + ", wanted a number of epochs or updates, as in '13 epochs'")
    #expect(
      try problem { _ = try root.string("inner") }
        == "c.yaml:8: inner: found a section, wanted one value")
    #expect(
      try problem { _ = try root.section("name") }
        == "c.yaml:2: name: found a value, wanted keys with values")
    let inner = try root.section("inner")
    #expect(
      try problem { _ = try inner.string("list") }
        == "c.yaml:10: inner.list: found a list, wanted one value")
    #expect(
      try problem { _ = try inner.choice("list", as: Kind.self) }
        == "c.yaml:10: inner.list: found a list, wanted one value")
    #expect(
      try problem { _ = try root.choice("name", as: Kind.self) }
        == "c.yaml:2: name: found 'plumb', wanted one of adam, sgd")
  }

  @Test func namesNoneWhereItIsAChoice() throws {
    let root = try section()
    #expect(
      try problem {
        _ = try root.optional("name") { try root.choice($0, as: Kind.self) }
      } == "c.yaml:2: name: found 'plumb', wanted one of adam, sgd, or none")
    #expect(
      try problem { _ = try root.optional("colour") { try root.string($0) } }
        == "c.yaml:1: the key 'colour' is missing")
  }

  @Test(arguments: ["nan", ".nan", "inf", "1e999"])
  func refusesNumbersThatAreNone(text: String) throws {
    let root = try ConfigurationSection(yaml: "rate: \(text)", file: "c.yaml")
    #expect(
      try problem { _ = try root.double("rate", in: 0...Double.greatestFiniteMagnitude) }
        == "c.yaml:1: rate: found '\(text)', wanted a number")
  }

  @Test func namesADoubledKey() throws {
    let text = try problem {
      _ = try ConfigurationSection(yaml: "a: 1\nb: 2\na: 3\n", file: "c.yaml")
    }
    #expect(text.hasPrefix("c.yaml:"))
    #expect(text.contains("a"))
    #expect(text.contains("twice"), "\(text)")
    #expect(text.contains(":3:"), "\(text)")
  }

  @Test func namesADoubledKeyInASection() throws {
    let text = try problem {
      let root = try ConfigurationSection(yaml: "s:\n  a: 1\n  a: 3\n", file: "c.yaml")
      _ = try root.section("s")
    }
    #expect(text.contains(":3:") && text.contains("twice"), "\(text)")
  }

  @Test(arguments: ["", "# nothing\n", "- a\n- b\n", "text", "a: [1\n", "a: 1\n b: 2\n"])
  func refusesWhatIsNoMapping(yaml: String) throws {
    let text = try problem { _ = try ConfigurationSection(yaml: yaml, file: "c.yaml") }
    #expect(text.hasPrefix("c.yaml:"), "\(text)")
  }

  @Test func overridesReplaceOneKey() throws {
    let root = try section(["count=2", "inner.kind=sgd", "name=a=b"])
    #expect(try root.int("count", in: 1...3) == 2)
    #expect(try root.section("inner").choice("kind", as: Kind.self) == .sgd)
    #expect(try root.string("name") == "a=b")
    #expect(try root.double("share", in: 0...1) == 0.25)
  }

  @Test func overridesAreCheckedToo() throws {
    #expect(
      try problem { _ = try section(["count"]) } == "--set: found 'count', wanted key=value")
    #expect(
      try problem { _ = try section(["colour=red"]) }
        == "--set: 'colour=red': the configuration has no key 'colour' there")
    #expect(
      try problem { _ = try section(["inner.size=3"]) }
        == "--set: 'inner.size=3': the configuration has no key 'size' there")
    #expect(
      try problem { _ = try section(["name.first=3"]) }
        == "--set: 'name.first=3': the configuration has no key 'first' there")
    #expect(try problem { _ = try section(["=3"]) } == "--set: found '=3', wanted key=value")
    let text = try problem { _ = try section(["count=many"]).int("count", in: 0...9) }
    #expect(text.hasSuffix("count: found 'many', wanted a whole number"))
  }

  /// What is copied into the run folder reads as the configuration with its overrides.
  @Test func writesTheTextWithOverrides() throws {
    #expect(try configurationText(yaml, overrides: []) == yaml)
    let text = try configurationText(yaml, overrides: ["count=7", "inner.kind=sgd"])
    let root = try ConfigurationSection(yaml: text, file: "c.yaml")
    #expect(try root.int("count", in: 0...9) == 7)
    #expect(try root.section("inner").choice("kind", as: Kind.self) == .sgd)
    #expect(try root.string("nothing") == "none")
    #expect(try root.duration("length") == .epochs(2.5))
  }

  @Test(arguments: ["", "3", "0 epochs", "-1 updates", "1.5 updates", "3 hours", "nan epochs"])
  func refusesDurations(text: String) {
    #expect(TrainingDuration(text) == nil)
  }

  @Test func durationsInUpdates() {
    #expect(TrainingDuration("1 epoch") == .epochs(1))
    #expect(TrainingDuration("20 updates") == .updates(20))
    #expect(TrainingDuration.epochs(0.5).updates(perEpoch: 5) == 3)
    // An absurd number of epochs is many updates, not a trap.
    #expect(
      TrainingDuration("1e300 epochs")?.updates(perEpoch: 1000) == 1_000_000_000_000_000)
    #expect(TrainingDuration.epochs(0.01).updates(perEpoch: 5) == 1)
    #expect(TrainingDuration.updates(7).updates(perEpoch: 5) == 7)
  }
}
