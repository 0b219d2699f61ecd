import AcousticModeling
import ArgumentParser
import Baselines

/// How phones are found in what an acoustic model says of frames.
struct DecodingGroup: ParsableArguments {
  @Flag(name: .long, help: "No search: the best class of each frame by itself.")
  var bestPath = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An n-gram model of phones: an ARPA file, or a binary .ngram file.", valueName: "file"))
  var ngram: String?

  @Option(name: .long, help: "Factor of the n-gram model's log-probabilities (default: 1).")
  var lmWeight: Float?

  @Option(name: .long, help: "Added to the score for every phone: above 0 gives more phones.")
  var insertion: Float?

  @Option(
    name: .long,
    help: """
      Frame-wise models: factor of the log-priors taken from scores (default: 1 with --ngram, which \
      brings its own, else 0).
      """)
  var priorScale: Float?

  @Option(name: .long, help: "Frame-wise models: the least frames of a phone (default: 3).")
  var minDuration: Int?

  @Option(name: .long, help: "CTC models: prefixes kept after each frame (default: 20).")
  var beam: Int?

  /// Whether an option of the search is given.
  var isSearch: Bool {
    ngram != nil || lmWeight != nil || insertion != nil || priorScale != nil || minDuration != nil
      || beam != nil
  }

  func validate() throws {
    guard !(bestPath && isSearch) else {
      throw ValidationError("--best-path searches nothing: leave the options of the search out.")
    }
    guard ngram != nil || lmWeight == nil else {
      throw ValidationError("--lm-weight wants --ngram FILE.")
    }
    let flags = [
      "language.weight": "--lm-weight", "language.insertion": "--insertion",
      "frame-wise.prior-scale": "--prior-scale",
      "frame-wise.minimum-duration": "--min-duration", "ctc.width": "--beam",
    ]
    if let problem = options.problem {
      throw ValidationError(
        "\(flags[problem.name] ?? problem.name) \(problem.found): wanted \(problem.wanted).")
    }
  }

  var options: DecodingOptions {
    var options = DecodingOptions()
    options.language.weight = lmWeight ?? options.language.weight
    options.language.insertion = insertion ?? options.language.insertion
    options.frameWise.priorScale = priorScale ?? (ngram == nil ? 0 : options.frameWise.priorScale)
    options.frameWise.minimumDuration = minDuration ?? options.frameWise.minimumDuration
    options.ctc.width = beam ?? options.ctc.width
    return options
  }

  /// - Throws: `ValidationError` for an option of the other kind of model.
  func check(_ model: AcousticModel, path: String) throws {
    switch model.configuration.model.objective {
    case .frames:
      guard beam == nil else {
        throw ValidationError("--beam: \(path) is a frame-wise model, which has no beam.")
      }
    case .ctc:
      guard priorScale == nil, minDuration == nil else {
        throw ValidationError(
          "--prior-scale, --min-duration: \(path) is a CTC model, which has neither.")
      }
    }
  }

  /// The n-gram model over the acoustic model's phones.
  /// - Throws: what is wrong with the file.
  func language(of model: AcousticModel) throws -> NGramPhoneModel? {
    try ngram.map {
      try NGramPhoneModel(NGramModel(contentsOf: $0), phones: model.phones.classes, name: $0)
    }
  }

  /// Options as they are given back.
  static func flags(_ options: DecodingOptions, of model: AcousticModel, hasLanguage: Bool)
    -> String
  {
    var flags = hasLanguage ? ["--lm-weight \(options.language.weight)"] : []
    flags.append("--insertion=\(options.language.insertion)")
    if model.configuration.model.objective == .frames {
      flags += [
        "--prior-scale \(options.frameWise.priorScale)",
        "--min-duration \(options.frameWise.minimumDuration)",
      ]
    }
    return flags.joined(separator: " ")
  }
}
