public import ArgumentParser
public import Baselines
import Files
import Text

extension Smoothing: ExpressibleByArgument {}

/// `plumb ngram train`: text in, a model out.
struct NGramTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Estimate an n-gram model from texts, one sentence a line.",
    discussion: """
      Words stand between white space; each line ends in </s>. Modified Kneser-Ney computes what \
      KenLM's lmplz computes. <unk> in the text is a word like others.

      Example: plumb ngram train --order 5 --out kn5.arpa train.txt
      """)

  @Option(name: .long, help: "Words in the longest n-gram, 1 to 6.")
  var order = 5

  @Option(
    name: .long, help: "modified-kneser-ney, kneser-ney or witten-bell, all interpolated.")
  var smoothing = Smoothing.modifiedKneserNey

  @Option(
    name: .long,
    help: """
      Cut-offs by order, as 0,0,1: n-grams counted so often or less are left out. The last holds \
      for the orders above too; the first is 0.
      """, transform: NumberList.init(parsing:))
  var prune = NumberList([0])

  @Option(
    name: .long,
    help: "A file of one word a line; other words count as <unk>. By default the text's words.")
  var vocabulary: String?

  @Flag(
    name: .long,
    help: """
      Words that are not in the vocabulary have no probability, nor has <unk> unless the text \
      holds it.
      """)
  var closed = false

  @Option(
    name: .long,
    help: """
      Discounts, as 0.5,1,1.5, for orders where the text gives none: small and artificial texts. \
      Without, that is an error.
      """, transform: NumberList.init(parsing:))
  var discountFallback: NumberList<Double>?

  @Option(
    name: .shortAndLong,
    help: """
      The file to write: ARPA, with gzip if it ends in .gz; the binary form, which is read faster, \
      if it ends in .ngram; - is ARPA on standard output.
      """)
  var out: String

  @Argument(help: "Text files, plain or gzip; - is standard input.")
  var files: [String]

  private var options: NGramOptions {
    var options = NGramOptions()
    options.order = order
    options.smoothing = smoothing
    options.cutOffs = prune.numbers
    options.closed = closed
    options.fallback = discountFallback?.numbers
    return options
  }

  func validate() throws {
    guard NGramOptions.orders.contains(order) else {
      throw ValidationError(
        "--order \(order): wanted 1 to \(NGramOptions.orders.upperBound).")
    }
    var lists = NGramOptions()
    lists.order = order
    lists.cutOffs = prune.numbers
    try check(lists, "--prune")
    lists.cutOffs = [0]
    lists.fallback = discountFallback?.numbers
    try check(lists, "--discount-fallback")
    guard files.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
  }

  private func check(_ options: NGramOptions, _ flag: String) throws {
    do {
      try options.validate()
    } catch let error as NGramError {
      throw ValidationError("\(flag): \(error.description).")
    }
  }

  func run() throws {
    for file in files where out != OutputFile.standard {
      try AtomicFile.refuse(out, asWellAs: file)
    }
    try OutputFile.check(out)
    let words = try vocabulary.map { try WordList(contentsOf: $0) }
    var estimator = try NGramEstimator(options)
    let model: NGramModel
    do {
      model = try estimator.estimate(files: files, vocabulary: words)
    } catch let error as NGramError {
      throw TextError(
        file: files.last, "gives \(error.description): --discount-fallback 0.5,1,1.5")
    }
    for warning in estimator.warnings { StandardError.write("warning: \(warning)") }
    try OutputFile.write(model, to: out)
    let counts = (1...model.order).map { "ngrams_\($0):\(model.count(order: $0))" }
    StandardError.write(
      """
      ngram sentences:\(estimator.sentenceCount) words:\(estimator.tokenCount) \
      \(counts.joined(separator: " ")) file:\(out)
      """)
  }
}

/// Numbers between commas.
struct NumberList<Number: LosslessStringConvertible & Sendable>: CustomStringConvertible, Sendable {
  let numbers: [Number]

  init(_ numbers: [Number]) { self.numbers = numbers }

  /// - Throws: `ValidationError`
  init(parsing text: String) throws {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    numbers = parts.compactMap { Number(String($0)) }
    guard numbers.count == parts.count else {
      throw ValidationError("found '\(text)', wanted numbers between commas")
    }
  }

  var description: String { numbers.map(\.description).joined(separator: ",") }
}
