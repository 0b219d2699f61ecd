public import ArgumentParser
public import LanguageModeling
import Metrics
import Text

extension ScoringPass: ExpressibleByArgument {}

/// `plumb perplexity`: what a language model makes of a text.
struct PerplexityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perplexity",
    abstract: "Measure the perplexity of a text under a language model.",
    discussion: """
      Reads a file (plain or gzip) or standard input and prints name:value lines: how many tokens \
      were predicted, how many of them are ends of lines or unknown to the vocabulary (<unk> \
      counts as unknown), perplexity with all of them and without either, and bits per token.

      --show lines prints for each line the sum of its log-probabilities (nats), the tokens \
      predicted and the unknown ones, separated by tabs; --show tokens prints each token with its \
      log-probability, '-' where it was only read, and an empty line after each line. With --json \
      these are JSON objects, one a line. The summary then goes to standard error.

      --pass paper is one sequential pass, the state carried from line to line, the first token \
      only read; text predicts that too; lines reads every line for itself.

      Several models, their neural caches and n-gram models are mixed: the probability is the \
      weighted mean of theirs. The text is then read once for each, with one model in memory at a \
      time, and each is printed with its weight and its own perplexity. --tune finds the weights \
      on another text, with the same flags.

      Example: plumb perplexity --model runs/ptb/run/best.safetensors test.txt
      Example: plumb perplexity --model a.safetensors --ngram kn5.arpa --tune valid.txt test.txt
      """)

  /// What is printed beside the summary.
  enum Detail: String, CaseIterable, ExpressibleByArgument {
    case lines
    case tokens
  }

  @OptionGroup var models: LanguageMixtureGroup
  @OptionGroup var threads: ThreadOptions

  @Option(name: .long, help: "How the text is read: paper, text or lines.")
  var pass = ScoringPass.paper

  @Option(name: .long, help: "Print every line (lines) or every token (tokens).")
  var show: Detail?

  @Flag(name: .long, help: "JSON objects instead of text.")
  var json = false

  @Option(name: .long, help: "For --pass lines: lines computed side by side.")
  var batch = 32

  @Argument(help: "The text; standard input without.")
  var input: String = "-"

  func validate() throws {
    guard (1...10_000).contains(batch) else {
      throw ValidationError("--batch \(batch): wanted 1 to 10000.")
    }
    try models.check(pass)
    guard input != "-" || !models.readsAgain else {
      throw ValidationError("A mixture reads the text several times: name a file.")
    }
    guard models.tune != "-" else {
      throw ValidationError("--tune -: the text is read several times: name a file.")
    }
  }

  func run() throws {
    threads.apply()
    if models.readsAgain { try InputFile.requireRegular(input) }
    if let tune = models.tune { try InputFile.requireRegular(tune) }
    let reader = try LineReader(path: input)
    let mixture = try models.mixture(pass, batch: batch)
    let weights = try models.weights(of: mixture)
    let scorer = try scorer(mixture, weights)
    var total = TextStatistics()
    while true {
      let window = reader.window(atMost: batch * 16)
      let scored = scorer.score(window.lines)
      for line in scored { total = total + line.statistics }
      if let show { StandardOutput.write(scored.map { text(of: $0, show) }) }
      if let failure = window.failure { throw failure }
      if window.lines.isEmpty { break }
    }
    guard total.all.tokenCount > 0 else {
      throw TextError(file: reader.name, "holds no token to predict")
    }
    if show != nil {
      StandardError.write(String(total.text.dropLast()))
    } else {
      StandardOutput.write(text: json ? total.jsonText + "\n" : total.text)
    }
  }

  /// One model scores as it reads; several have read the text before.
  private func scorer(_ mixture: TextMixture, _ weights: [Double]?) throws -> TextScorer {
    guard mixture.members.count > 1 else {
      return TextScorer(mixture.tokens, try mixture.members[0](), weights: weights ?? [1])
    }
    let record = try mixture.record(of: input, weights: weights)
    for member in record.members { StandardError.write(member.text) }
    return TextScorer(mixture.tokens, record.predictor)
  }

  private func text(of line: ScoredLine, _ detail: Detail) -> String {
    switch (detail, json) {
    case (.lines, false): line.tabbed
    case (.tokens, false): line.tabbedTokens
    case (.lines, true): line.jsonText
    case (.tokens, true): line.tokenJSONText
    }
  }
}
