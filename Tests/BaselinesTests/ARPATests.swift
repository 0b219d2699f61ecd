import TestSupport
import Baselines
import Foundation
import Testing
import Text

@Suite struct ARPATests {
  private static let plain = """
    \\data\\
    ngram 1=5
    ngram 2=3

    \\1-grams:
    -1\t<unk>\t0
    -99\t<s>\t-0.5
    -0.8\t</s>
    -0.6\ta\t-0.25
    -0.7\tb\t-0.125

    \\2-grams:
    -0.2\t<s> a
    -0.3\ta b
    -0.1\tb </s>

    \\end\\

    """

  private static func read(_ text: String) throws -> NGramModel {
    let folder = try TemporaryFolder()
    return try NGramModel(arpa: folder.file("model.arpa", text))
  }

  private static func scores(_ model: NGramModel, _ sentence: String) -> [TokenScore] {
    var scores: [TokenScore] = []
    var scorer = SentenceScorer(model)
    _ = scorer.score(Array(sentence.utf8)) { scores.append($1) }
    return scores
  }

  private static func near(_ scores: [TokenScore], _ wanted: [Double]) -> Bool {
    scores.count == wanted.count && zip(scores, wanted).allSatisfy { abs($0.log10 - $1) < 1e-6 }
  }

  @Test func backsOff() throws {
    let model = try Self.read(Self.plain)
    #expect(model.order == 2 && model.count(order: 1) == 5 && model.count(order: 2) == 3)
    let scores = Self.scores(model, "a b b c a")
    #expect(
      Self.near(scores, [-0.2, -0.3, -0.825, -1.125, -0.6, -1.05]), "\(scores.map(\.log10))")
    #expect(scores.map(\.order) == [2, 2, 1, 1, 1, 1])
    #expect(scores.map(\.kind) == [.known, .known, .known, .unknown, .known, .end])
  }

  @Test(arguments: [
    ("spaces", "\t", " "), ("CRLF", "\n", "\r\n"), ("blank lines", "\n", "\n\n"),
    ("comments", "\\data\\", "iARPA made by hand\n\nngram lm\n\\data\\"),
    ("spaces in counts", "ngram 2=3", "ngram  2 = 3"), ("upper case", "<unk>", "<UNK>"),
    ("no back-off", "\ta\t-0.25", "\ta\t-2.5e-1"), ("trailing", "\\end\\\n", "\\end\\\nrest\n"),
    ("impossible", "-99\t", "-inf\t"),
  ])
  func variantsAreRead(name: String, old: String, new: String) throws {
    let model = try Self.read(Self.plain.replacingOccurrences(of: old, with: new))
    #expect(Self.scores(model, "a b b c a") == Self.scores(try Self.read(Self.plain), "a b b c a"))
  }

  /// SRILM's pruning may list an n-gram but not what it begins or ends with.
  @Test func missingPartsAreFilledIn() throws {
    let text = Self.plain.replacingOccurrences(of: "ngram 2=3", with: "ngram 2=3\nngram 3=2")
      .replacingOccurrences(
        of: "\\end\\", with: "\\3-grams:\n-0.05 b a a\n-0.15 <s> a b\n\n\\end\\")
    let model = try Self.read(text)
    let scores = Self.scores(model, "b a a b a")
    // <s> b: back-off -0.5 - 0.7; b a: -0.125 - 0.6; then b a a; a b; b a again; the end.
    #expect(
      Self.near(scores, [-1.2, -0.725, -0.05, -0.3, -0.725, -1.05]), "\(scores.map(\.log10))")
    #expect(scores.map(\.order) == [1, 1, 3, 2, 1, 1])
  }

  @Test(arguments: [
    ("", 1, "\\data\\"),
    ("ngram 1=5\n", 1, "\\data\\"),
    ("\\data\\\nngram 2=5\n", 2, "'ngram 1=COUNT'"),
    ("\\data\\\nngram 1=x\n", 2, "found 'ngram 1=x'"),
    ("\\data\\\n\\1-grams:\n", 2, "found '\\1-grams:'"),
  ])
  func brokenBeginningsAreRefused(text: String, line: Int, wanted: String) throws {
    #expect {
      _ = try Self.read(text)
    } throws: {
      let error = $0 as? TextError
      return error?.line == line && error?.problem.contains(wanted) == true
    }
  }

  @Test(arguments: [
    ("-0.6\ta", "0.6\ta", 9, "found '0.6', wanted a log10 probability"),
    ("-0.6\ta", "x\ta", 9, "found 'x'"),
    ("-0.6\ta", "nan\ta", 9, "found 'nan'"),
    ("\ta\t-0.25", "\ta\tmuch", 9, "found 'much', wanted a back-off weight"),
    ("\ta\t-0.25", "\ta\t-0.25\t1", 9, "4 fields"),
    ("-0.7\tb", "-0.7\ta", 10, "the word 'a' a second time"),
    ("a b\n", "a c\n", 14, "the word 'c' is not among the 1-grams"),
    ("-0.3\ta b", "-0.3\t<s> a", 14, "'<s> a' a second time"),
    ("ngram 2=3", "ngram 2=2", 15, "more than the 2"),
    ("ngram 2=3", "ngram 2=4", 17, "after 3 2-grams, wanted the 4"),
    ("\\2-grams:", "\\3-grams:", 12, "wanted \\2-grams:"),
    ("\\end\\\n", "", 16, "ends here, wanted \\end\\"),
    ("\\end\\", "\\3-grams:", 17, "wanted \\end\\"),
  ])
  func brokenFilesAreRefused(old: String, new: String, line: Int, wanted: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "model.arpa", Self.plain.replacingOccurrences(of: old, with: new))
    #expect {
      _ = try NGramModel(arpa: path)
    } throws: {
      let error = $0 as? TextError
      return error?.file == path && error?.line == line
        && error?.problem.contains(wanted) == true
    }
  }

  @Test func nothingHalfWrittenStays() throws {
    let folder = try TemporaryFolder()
    let model = try Self.read(Self.plain)
    #expect(throws: (any Error).self) { try model.write(to: folder.path + "/no/model.arpa") }
    try model.write(to: folder.path + "/model.arpa")
    #expect(try folder.names() == ["model.arpa"])
  }
}
