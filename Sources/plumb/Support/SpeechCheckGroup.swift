import AcousticModeling
import ArgumentParser
import Metrics

/// What `plumb check-data` asks about recordings.
struct SpeechCheckGroup: ParsableArguments {
  @Option(
    name: .customLong("speech"),
    help: ArgumentHelp(
      "Check the recordings of a manifest instead of texts.", valueName: "manifest"))
  var manifest: String?

  @Option(name: .long, help: "A pronouncing dictionary, for a manifest of words.")
  var dictionary: String?

  @Option(
    name: .long,
    help: """
      Another sampling rate is an error; without: another than that of the first sound.
      """)
  var rate: Int?

  @Flag(name: .long, help: "Recordings of any rates are no errors: they will be resampled.")
  var anyRate = false

  @Option(
    name: .long,
    help: "The phones that are known and how they are counted: timit-39, timit-48, a map, or none.")
  var fold = "none"

  @Option(name: .long, help: "Of so many frames of 10 ms a model sees one.")
  var frameSkip = 1

  @Flag(name: .long, help: "Recordings without labels are no errors.")
  var unlabelled = false

  func validate() throws {
    guard manifest != nil else {
      let isAsked = dictionary != nil || rate != nil || fold != "none" || frameSkip != 1
      guard !isAsked, !unlabelled, !anyRate else {
        throw ValidationError(
          "--dictionary, --rate, --any-rate, --fold, --frame-skip and --unlabelled want --speech "
            + "MANIFEST.")
      }
      return
    }
    guard rate == nil || !anyRate else {
      throw ValidationError("--rate and --any-rate exclude each other.")
    }
    if let rate, rate < 1 { throw ValidationError("--rate \(rate): wanted 1 or more.") }
    guard frameSkip > 0 else {
      throw ValidationError("--frame-skip \(frameSkip): wanted 1 or more.")
    }
    guard manifest != "-" || dictionary != "-" else {
      throw ValidationError("Standard input (-) can be only one of manifest and dictionary.")
    }
  }

  /// The check that was asked for.
  func check() throws -> SpeechCheck {
    var check = SpeechCheck()
    check.rate = rate
    check.takesAnyRate = anyRate
    check.wantsLabels = !unlabelled
    check.frameSkip = frameSkip
    check.dictionary = try dictionary.map { try PronouncingDictionary(contentsOf: $0) }
    if let folding = try PhoneFolding(option: fold) { check.phones = .folded(folding) }
    return check
  }
}
