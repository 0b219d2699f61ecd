import TestSupport
import Foundation
import Metrics
import Testing

/// One score computed by sacreBLEU; made by Tests/reference/metrics.py.
struct GoldenCase: Decodable {
  struct Options: Decodable {
    var tokenize: String?
    var lowercase: Bool?
    var effectiveOrder: Bool?
    var smoothMethod: String?
    var smoothValue: Double?
    var maxNgramOrder: Int?
    var wordOrder: Int?
    var charOrder: Int?
    var beta: Int?
    var whitespace: Bool?
    var epsSmoothing: Bool?
    var normalized: Bool?
    var noPunct: Bool?
    var asianSupport: Bool?
    var caseSensitive: Bool?
  }

  var metric: String
  var options: Options
  var corpus: String
  var score: Double
  var text: String
  var sentences: [Double]?
}

struct Golden: Decodable {
  var cases: [GoldenCase]

  static func load(_ name: String) throws -> [GoldenCase] {
    let data = try Data(contentsOf: URL(fileURLWithPath: Fixture.path(name)))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Golden.self, from: data).cases
  }
}

enum Fixture {
  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL)
    return folder.appendingPathComponent("Fixtures/metrics/\(name)").path
  }

  static func lines(_ name: String) throws -> Lines { try Lines(contentsOf: path(name)) }

  /// Hypotheses and references of a corpus of golden.json.
  static func corpus(_ name: String) throws -> (Lines, [Lines]) {
    switch name {
    case "made-up":
      return (try lines("made-up.hyp.txt"), [try lines("made-up.ref-a.txt")])
    case "made-up-2":
      let references = [try lines("made-up.ref-a.txt"), try lines("made-up.ref-b.txt")]
      return (try lines("made-up.hyp.txt"), references)
    default:
      return (try lines("\(name).hyp.txt"), [try lines("\(name).ref.txt")])
    }
  }
}

extension GoldenCase {
  /// The metric with the options of this case.
  func makeMetric() throws -> any Metric {
    switch metric {
    case "bleu":
      return BLEU(
        tokenizer: try #require(Tokenizer(rawValue: options.tokenize ?? "13a")),
        smoothing: smoothing, isLowercased: options.lowercase ?? false,
        usesEffectiveOrder: options.effectiveOrder ?? false,
        maximumOrder: options.maxNgramOrder ?? 4)
    case "chrf":
      return CHRF(
        characterOrder: options.charOrder ?? 6, wordOrder: options.wordOrder ?? 0,
        beta: options.beta ?? 2, isLowercased: options.lowercase ?? false,
        includesWhiteSpace: options.whitespace ?? false,
        usesEpsilonSmoothing: options.epsSmoothing ?? false)
    default:
      return TER(
        isNormalized: options.normalized ?? false, removesPunctuation: options.noPunct ?? false,
        supportsAsian: options.asianSupport ?? false,
        isCaseSensitive: options.caseSensitive ?? false)
    }
  }

  private var smoothing: BLEU.Smoothing {
    switch options.smoothMethod {
    case "none": return .none
    case "floor": return options.smoothValue.map { .floor($0) } ?? .floor()
    case "add-k": return options.smoothValue.map { .addK($0) } ?? .addK()
    default: return .exponential
    }
  }

  /// Compares score, printed line and sentence scores.
  func check(_ hypotheses: Lines, _ references: [Lines]) throws {
    try check(makeMetric(), hypotheses, references)
  }

  private func check(
    _ metric: some Metric, _ hypotheses: Lines, _ references: [Lines]
  ) throws {
    let statistics = try metric.statistics(hypotheses, references: references)
    let score = metric.score(statistics.sum)
    #expect(abs(score.value - self.score) < 1e-9, "\(options) on \(corpus)")
    var signature = "\(metric.signature(referenceCount: references.count))"
    if let end = signature.range(of: "|version:plumb-") {
      signature = String(signature[..<end.lowerBound])
    }
    #expect(score.text(signature: signature, width: 2) == text)
    guard let sentences else { return }
    let values = metric.sentenceScores(statistics).map(\.value)
    #expect(values.count == sentences.count)
    for (line, pair) in zip(values, sentences).enumerated() {
      #expect(
        abs(pair.0 - pair.1) < 1e-8,
        "\(options) on \(corpus), line \(line + 1): \(pair.0) for \(pair.1)")
    }
  }
}
