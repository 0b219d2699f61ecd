public import ArgumentParser
public import Metrics

/// `plumb score bleu`.
struct ScoreBLEUCommand: ParsableCommand {
  enum Smoothing: String, CaseIterable, ExpressibleByArgument {
    case exp, floor, none
    case addK = "add-k"
  }

  static let configuration = CommandConfiguration(
    commandName: "bleu",
    abstract: "BLEU, as sacreBLEU 2 computes it.",
    discussion: """
      Reads one hypothesis a line from standard input, or from --hypothesis.

      Example: plumb score bleu --confidence reference.fr < hypothesis.fr
      Multi30k's literature: plumb score bleu --lowercased-tokenised fr ref.fr < hyp.fr
      Two systems: plumb score bleu reference.fr --systems a.fr b.fr
      """
  )

  @OptionGroup var options: ScoreOptions

  @Option(
    name: [.long, .customLong("tok", withSingleDash: true)],
    help: "Tokeniser: 13a, none, intl or char (default: 13a).")
  var tokenize: Tokenizer?

  @Option(
    name: [.long, .customShort("s")], help: "Smoothing: exp, floor, add-k or none.")
  var smoothMethod = Smoothing.exp

  @Option(help: "Value of the smoothing (default: 0.1 for floor, 1 for add-k).")
  var smoothValue: Double?

  @Flag(help: "Ignore case.")
  var lowercase = false

  @Flag(help: "Count only the n-gram orders that the hypothesis has; on by --sentence-level.")
  var effectiveOrder = false

  @Option(help: "Longest n-gram.")
  var maxNgramOrder = 4

  @Option(
    name: [.long, .customLong("lowercased-tokenized")],
    help: ArgumentHelp(
      """
      First lower-case, normalise and tokenise both sides by Moses' rules for en or fr, as in \
      Multi30k's literature.
      """, valueName: "language"))
  var lowercasedTokenised: MosesLanguage?

  @Flag(help: "Do not warn of text that looks tokenised.")
  var force = false

  func validate() throws {
    if !(1...100).contains(maxNgramOrder) {
      throw ValidationError("--max-ngram-order: found \(maxNgramOrder); wanted 1 to 100.")
    }
    if let smoothValue {
      guard smoothMethod == .floor || smoothMethod == .addK else {
        throw ValidationError("--smooth-value: wanted only with --smooth-method floor or add-k.")
      }
      if !(smoothValue.isFinite && smoothValue >= 0) {
        throw ValidationError("--smooth-value: found \(smoothValue); wanted 0 or more.")
      }
    }
    if lowercasedTokenised != nil && (tokenize != nil || lowercase) {
      throw ValidationError(
        "--lowercased-tokenised sets case and tokens; leave --tokenize and --lowercase out.")
    }
  }

  func run() throws {
    let metric = metric
    try ScoreRun(options: options).print(metric) { lines in
      guard !force, lowercasedTokenised == nil, BLEU.looksTokenized(lines) else { return nil }
      return """
        \(lines.name): 100 lines or more end in a tokenised period (' .'). It looks as if the \
        text was not detokenised, which may hurt the score; --force silences this.
        """
    }
  }

  private var metric: BLEU {
    let effective = effectiveOrder || options.sentenceLevel
    if let lowercasedTokenised {
      return BLEU(
        lowercasedTokenized: lowercasedTokenised, smoothing: smoothing,
        usesEffectiveOrder: effective, maximumOrder: maxNgramOrder)
    }
    return BLEU(
      tokenizer: tokenize ?? .v13a, smoothing: smoothing, isLowercased: lowercase,
      usesEffectiveOrder: effective, maximumOrder: maxNgramOrder)
  }

  private var smoothing: BLEU.Smoothing {
    switch smoothMethod {
    case .exp: return .exponential
    case .none: return .none
    case .floor: return smoothValue.map { .floor($0) } ?? .floor()
    case .addK: return smoothValue.map { .addK($0) } ?? .addK()
    }
  }
}

extension Tokenizer: ExpressibleByArgument {}
extension MosesLanguage: ExpressibleByArgument {}
