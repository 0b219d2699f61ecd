import TestSupport
import Baselines
import Foundation
import Testing

/// Models and scores from Tests/reference/ngram_golden.py: KenLM's, and an implementation of its
/// estimation with exact fractions.
@Suite struct GoldenTests {
  struct Golden: Sendable, CustomStringConvertible {
    let name: String
    let text: String
    let options: NGramOptions
    var description: String { name }

    init(
      _ name: String, _ text: String, _ order: Int, _ smoothing: Smoothing, cutOffs: [Int] = [0],
      fallback: Bool = false
    ) {
      (self.name, self.text) = (name, text)
      var options = NGramOptions()
      options.order = order
      options.smoothing = smoothing
      options.cutOffs = cutOffs
      options.fallback = fallback ? NGramOptions.usualFallback : nil
      self.options = options
    }

    static let all = [
      Golden("mkn3", "toy", 3, .modifiedKneserNey),
      Golden("kn2", "toy", 2, .kneserNey),
      Golden("wb3", "toy", 3, .wittenBell),
      Golden("mkn1", "toy", 1, .modifiedKneserNey, fallback: true),
      Golden("mkn3-prune", "toy", 3, .modifiedKneserNey, cutOffs: [0, 1, 2]),
      Golden("wb3-prune", "toy", 3, .wittenBell, cutOffs: [0, 0, 1]),
      Golden("mkn4-fallback", "tiny", 4, .modifiedKneserNey, fallback: true),
      Golden("kn3-fallback", "tiny", 3, .kneserNey, fallback: true),
    ]
  }

  /// An ARPA file's n-grams with their numbers, by their words.
  static func entries(_ path: String) throws -> [String: [Double]] {
    var entries: [String: [Double]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count > 1 else { continue }
      let numbers = [fields[0]] + fields.dropFirst(2)
      #expect(entries[String(fields[1])] == nil)
      entries[String(fields[1])] = try numbers.map { try #require(Double($0)) }
    }
    return entries
  }

  @Test(arguments: Golden.all)
  func estimatesAreThoseOfTheFormulas(golden: Golden) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ours.arpa"
    var estimator = try NGramEstimator(golden.options)
    try estimator.estimate(files: [Fixture.path(golden.text + ".txt")]).write(to: path)
    let ours = try Self.entries(path)
    let wanted = try Self.entries(Fixture.path(golden.name + ".arpa"))
    #expect(Set(ours.keys) == Set(wanted.keys))
    for (words, numbers) in wanted {
      let found = try #require(ours[words])
      #expect(found.count == numbers.count, "\(words)")
      for (one, other) in zip(found, numbers) {
        #expect(abs(one - other) < 2e-6, "\(words): \(found), wanted \(numbers)")
      }
    }
  }

  /// KenLM's answers: for a sentence and word, log10, length of the match, whether it is unknown.
  private struct Answer: Decodable {
    let log10: Double
    let order: Int
    let isUnknown: Bool

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      log10 = try fields.decode(Double.self)
      order = try fields.decode(Int.self)
      isUnknown = try fields.decode(Bool.self)
    }
  }

  @Test func scoresAreThoseOfKenLM() throws {
    let all = try JSONDecoder().decode(
      [String: [[Answer]]].self, from: Data(Fixture.text("scores.json").utf8))
    #expect(all.count == 7)
    let sentences = try Fixture.text("test.txt").dropLast().split(
      separator: "\n", omittingEmptySubsequences: false)
    for (name, answers) in all {
      var scorer = SentenceScorer(try NGramModel(arpa: Fixture.path(name + ".arpa")))
      #expect(answers.count == sentences.count)
      for (sentence, wanted) in zip(sentences, answers) {
        var found: [TokenScore] = []
        _ = scorer.score(Array(sentence.utf8)) { found.append($1) }
        #expect(found.count == wanted.count)
        let words = sentence.split(separator: " ").map(String.init) + ["</s>"]
        for (word, (one, other)) in zip(words, zip(found, wanted)) {
          #expect(abs(one.log10 - other.log10) < 2e-6, "\(name): \(sentence): \(word)")
          #expect(one.order == other.order, "\(name): \(sentence): \(word)")
          // To KenLM, a <unk> of the text is unknown; to us it is a word like others.
          #expect(
            (one.kind == .unknown) == (other.isUnknown && word != "<unk>"),
            "\(name): \(sentence): \(word)")
        }
      }
    }
  }

  @Test func whatIsEstimatedScoresLikeWhatIsReadBack() throws {
    let folder = try TemporaryFolder()
    for (golden, ending) in zip(Golden.all, ["", ".gz", "", ".gz", "", ".gz", "", ".gz"]) {
      let path = folder.path + "/" + golden.name + ".arpa" + ending
      var estimator = try NGramEstimator(golden.options)
      let model = try estimator.estimate(files: [Fixture.path(golden.text + ".txt")])
      try model.write(to: path)
      var (direct, again) = (SentenceScorer(model), SentenceScorer(try NGramModel(arpa: path)))
      for line in try Fixture.text("test.txt").split(separator: "\n") {
        let bytes = Array(line.utf8)
        #expect(direct.score(bytes) == again.score(bytes), "\(golden): \(line)")
      }
      // And bytes that were written, read and written again are the same.
      let second = folder.path + "/second.arpa" + ending
      try again.model.write(to: second)
      let bytes = try [path, second].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      #expect(bytes[0] == bytes[1], "\(golden)")
      #expect(bytes[0].starts(with: [0x1f, 0x8b]) == !ending.isEmpty)
    }
  }
}
