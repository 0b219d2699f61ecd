import ArgumentParser
import Baselines
import Foundation
import Metrics
import Text

/// `plumb ngram perplexity`: how well a model predicts texts.
struct NGramPerplexityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perplexity",
    abstract: "Print the perplexity of texts under an n-gram model.",
    discussion: """
      One line for each file: sentences, words, words the model does not know (oov), log10 of the \
      probability, and the perplexity over all words and sentence ends; without the unknown \
      words; without the sentence ends; without either. A model without <unk> gives unknown words \
      a log10 probability of -100, as KenLM does. With a cache, its weight too: --tune-cache finds \
      the one that makes a held-out text likeliest.

      Example: plumb ngram perplexity kn5.arpa valid.txt test.txt
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(name: .long, help: "How to print: text, or json for an object a line.")
  var format = Format.text

  @Option(
    name: .long, help: "Find the cache's weight on this held-out text, instead of --cache-weight.")
  var tuneCache: String?

  @OptionGroup var scoring: NGramScoringGroup

  func validate() throws {
    guard let tuneCache else { return }
    guard scoring.cache > 0, scoring.cacheWeight == nil else {
      throw ValidationError("--tune-cache wants --cache N, and no --cache-weight.")
    }
    guard tuneCache != "-" else {
      throw ValidationError("--tune-cache -: wanted a file.")
    }
  }

  func run() throws {
    let scorer = try scoring.scorer(heldOut: tuneCache)
    for file in scoring.texts {
      // Each file is a text of its own: a cache starts empty.
      var scorer = scorer
      var score = CorpusScore()
      let reader = try LineReader(path: file)
      while let line = try reader.next() { score = score + scorer.score(Array(line.utf8)) }
      guard reader.lineNumber > 0 else {
        throw TextError(file: reader.name, "is empty, wanted text to score")
      }
      try StandardOutput.write([line(reader.name, score, cacheWeight: scorer.cache?.weight)])
    }
  }

  private func line(
    _ name: String, _ score: CorpusScore, cacheWeight: Double?
  ) throws -> String {
    let report = Report(
      file: name, sentences: score.ends.tokenCount,
      words: score.known.tokenCount + score.unknown.tokenCount, oov: score.unknown.tokenCount,
      log10: score.log10, perplexity: score.perplexity(),
      withoutOOV: finite(score.perplexity(unknown: false)),
      withoutEnds: finite(score.perplexity(ends: false)),
      withoutBoth: finite(score.perplexity(unknown: false, ends: false)),
      cacheWeight: cacheWeight)
    return try format == .json ? JSONLine.text(of: report) : report.text
  }

  /// Nothing was counted where it is not a number.
  private func finite(_ value: Double) -> Double? { value.isNaN ? nil : value }

  private struct Report: Encodable {
    let file: String
    let sentences, words, oov: Int
    let log10, perplexity: Double
    let withoutOOV, withoutEnds, withoutBoth, cacheWeight: Double?

    enum CodingKeys: String, CodingKey {
      case file, sentences, words, oov, log10, perplexity
      case withoutOOV = "perplexity_without_oov"
      case withoutEnds = "perplexity_without_ends"
      case withoutBoth = "perplexity_without_oov_and_ends"
      case cacheWeight = "cache_weight"
    }

    var text: String {
      """
      file:\(file) sentences:\(sentences) words:\(words) oov:\(oov) log10:\(digits(log10)) \
      perplexity:\(digits(perplexity)) perplexity_without_oov:\(digits(withoutOOV)) \
      perplexity_without_ends:\(digits(withoutEnds)) \
      perplexity_without_oov_and_ends:\(digits(withoutBoth))
      """ + (cacheWeight == nil ? "" : " cache_weight:\(digits(cacheWeight))")
    }

    private func digits(_ value: Double?) -> String {
      value.map { String(format: "%.4f", $0) } ?? "none"
    }
  }
}
