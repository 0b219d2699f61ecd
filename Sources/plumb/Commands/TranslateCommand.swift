public import ArgumentParser
import LSTMCore
import Text
import Training
public import Translation

extension HypothesisFormat: ExpressibleByArgument {}

/// `plumb translate`: text in, translations out.
struct TranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Translate text, one sentence a line.",
    discussion: """
      Reads a file (plain or gzip) or standard input and writes one line for each line, in order, \
      as soon as it is known. An empty line stays empty. A line that is not text, or has more \
      than --max-source tokens, ends it with an error that names file and line; those before it \
      are written.

      Example: plumb translate --model runs/quickstart/run/best.safetensors --beam 5 < test.en
      """)

  @OptionGroup var models: ModelGroup
  @OptionGroup var scoring: ScoringGroup
  @OptionGroup var threads: ThreadOptions

  @Option(name: .long, help: "Hypotheses kept alive; 1 is greedy search.")
  var beam = 5

  @Option(name: .long, help: "Translations a sentence; with --sample, samples.")
  var nBest = 1

  @Option(name: .long, help: "What a line looks like: plain, moses (n-best list) or json.")
  var format: HypothesisFormat?

  @Option(name: .long, help: "Most target tokens for each source token, plus 10.")
  var maxLengthRatio = 1.5

  @Option(name: .long, help: "A source line with more tokens is an error.")
  var maxSource = 1000

  @Option(name: .long, help: "Fewest target tokens.")
  var minLength = 0

  @Flag(name: .long, help: "Never write an unknown word.")
  var noUnknown = false

  @Flag(name: .long, help: "Replace unknown words by the source word they attend to.")
  var replaceUnknown = false

  @Option(name: .long, help: "For --replace-unknown: a file of lines 'source target'.")
  var lexicon: String?

  @Flag(
    name: .long,
    help: "Search until no live hypothesis can win, not only until --beam have ended: slower.")
  var exhaustive = false

  @Flag(name: .long, help: "Draw translations from the model instead of searching.")
  var sample = false

  @OptionGroup var sampling: SamplingGroup

  @Option(
    name: .long,
    help: "Lines translated together at most, where so many are there, so that like lengths meet.")
  var window: Int?

  @Argument(help: "The text; standard input without.")
  var input: String = "-"

  func validate() throws {
    guard beam >= 1 else { throw ValidationError("--beam \(beam): wanted 1 or more.") }
    guard nBest >= 1 else { throw ValidationError("--n-best \(nBest): wanted 1 or more.") }
    guard sample || nBest <= beam else {
      throw ValidationError("--n-best \(nBest): wanted at most --beam, which is \(beam).")
    }
    guard !scoring.alignments || lineFormat != .moses else {
      throw ValidationError(
        "--alignments: an n-best list in Moses' form has no place for them; add --format json.")
    }
    guard maxSource >= 1 else {
      throw ValidationError("--max-source \(maxSource): wanted 1 or more.")
    }
    guard lexicon == nil || replaceUnknown else {
      throw ValidationError("--lexicon is read by --replace-unknown only.")
    }
    guard sample || !sampling.isGiven else {
      throw ValidationError("--temperature, --top-k and --top-p are read by --sample only.")
    }
    if let window, window < 1 {
      throw ValidationError("--window \(window): wanted 1 or more.")
    }
  }

  private var lineFormat: HypothesisFormat { format ?? (nBest > 1 ? .moses : .plain) }

  func run() throws {
    threads.apply()
    let reader = try LineReader(path: input)
    let loaded = try models.load()
    let translator = try Translator(
      loaded, paths: models.model, options: try options(for: loaded[0]))
    let size = window ?? scoring.batch * 16
    let format = lineFormat
    var first = 0
    while true {
      let window = reader.window(atMost: size)
      try translate(window.lines, of: reader.name, first: first, by: translator) { translations in
        StandardOutput.write(
          translations.map { translation in
            let line = format.line(translation)
            guard let links = translation.alignment, format == .plain else { return line }
            return line + "\t" + links.pharaoh
          })
      }
      if let failure = window.failure { throw failure }
      if window.lines.isEmpty { break }
      first += window.lines.count
    }
  }

  /// Translates lines; one that is too long is reported by file and line, as bad text is, after the
  /// translations of those before it.
  private func translate(
    _ lines: [String], of file: String, first: Int, by translator: Translator,
    write: ([RankedTranslation]) -> Void
  ) throws {
    guard !lines.isEmpty else { return }
    do {
      try translator.translate(lines, first: first).forEach(write)
    } catch let long as LongSourceError {
      try translator.translate(Array(lines.prefix(long.index - first)), first: first)
        .forEach(write)
      throw TextError(
        file: file, line: long.index + 1,
        "\(long.problem); --max-source N allows longer lines")
    }
  }

  private func options(for model: TranslationModel) throws -> TranslatorOptions {
    var options = TranslatorOptions(for: model)
    scoring.apply(to: &options)
    options.search.beam = beam
    options.search.nBest = nBest
    options.search.maximumLengthRatio = maxLengthRatio
    options.search.minimumLength = minLength
    options.maximumSource = maxSource
    options.search.stopping = exhaustive ? .unbeatable : .full
    if noUnknown { options.search.forbidden.append(model.target.unknownID) }
    if replaceUnknown {
      options.unknown = UnknownReplacement(
        lexicon: try lexicon.map { try Lexicon(contentsOf: $0) })
    }
    if sample { options.sampling = sampling.options }
    return options
  }
}
