import Baselines
import Files
import TestSupport
import Testing
import Text

/// The binary form of a model: the same numbers, or a refusal.
@Suite struct NGramFileTests {
  private static let names = ["mkn1", "kn2", "mkn3", "mkn3-prune", "mkn4-fallback"]

  private static func scores(_ model: NGramModel) throws -> [TokenScore] {
    var scorer = SentenceScorer(model)
    var scores: [TokenScore] = []
    for line in try Fixture.text("test.txt").split(separator: "\n") {
      _ = scorer.score(Array(line.utf8)) { scores.append($1) }
    }
    return scores
  }

  private static func binary(_ folder: TemporaryFolder, of name: String = "mkn3") throws -> String {
    let path = folder.file("model.ngram")
    try NGramModel(arpa: Fixture.path(name + ".arpa")).write(to: path)
    return path
  }

  @Test(arguments: names)
  func scoresAreThoseOfTheARPAFile(name: String) throws {
    let folder = try TemporaryFolder()
    let arpa = try NGramModel(contentsOf: Fixture.path(name + ".arpa"))
    let binary = try NGramModel(contentsOf: Self.binary(folder, of: name))
    #expect(binary.order == arpa.order && binary.hasUnknown == arpa.hasUnknown)
    let scores = try Self.scores(binary)
    #expect(try scores == Self.scores(arpa) && !scores.isEmpty)
    try binary.write(to: folder.file("again.arpa"))
    try arpa.write(to: folder.file("first.arpa"))
    #expect(try bytes(of: folder.file("again.arpa")) == bytes(of: folder.file("first.arpa")))
    #expect(try folder.names() == ["again.arpa", "first.arpa", "model.ngram"])
  }

  /// n-grams that an ARPA file leaves out and reading adds are not longer matches.
  @Test func whatReadingAddedStaysAdded() throws {
    let folder = try TemporaryFolder()
    let arpa = try folder.file(
      "model.arpa",
      """
      \\data\\
      ngram 1=3
      ngram 2=1
      ngram 3=1

      \\1-grams:
      -0.5\t</s>
      -0.6\ta\t-0.25
      -0.7\tb\t-0.125

      \\2-grams:
      -0.3\ta b

      \\3-grams:
      -0.05\tb a a

      \\end\\

      """)
    let model = try NGramModel(contentsOf: arpa)
    try model.write(to: folder.file("model.ngram"))
    let again = try NGramModel(contentsOf: folder.file("model.ngram"))
    var (one, other) = (SentenceScorer(model), SentenceScorer(again))
    var orders: [[Int]] = [[], []]
    let line = Array("b a a b".utf8)
    #expect(
      one.score(line) { orders[0].append($1.order) }
        == other.score(line) { orders[1].append($1.order) })
    #expect(orders[0] == orders[1] && orders[0].contains(3), "\(orders)")
    #expect(!again.hasUnknown)
  }

  private static func problem(_ path: String) throws -> String {
    let error = try #require(
      #expect(throws: TextError.self) { _ = try NGramModel(contentsOf: path) })
    #expect(error.file == path)
    return error.problem
  }

  @Test func anyChangedByteIsNoticed() throws {
    let folder = try TemporaryFolder()
    let path = try Self.binary(folder, of: "mkn4-fallback")
    let whole = try bytes(of: path)
    for place in whole.indices where place < 200 || place % 7 == 0 {
      var changed = whole
      changed[place] ^= 0x40
      try overwrite(path, changed)
      // In the magic number it is no such file any more, and no ARPA file either.
      #expect(try !Self.problem(path).isEmpty, "byte \(place)")
    }
  }

  @Test func aTruncatedFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try Self.binary(folder)
    let whole = try bytes(of: path)
    for count in [8, 100, 200, whole.count / 2, whole.count - 1] {
      try overwrite(path, Array(whole.prefix(count)))
      #expect(try Self.problem(path).hasPrefix("is truncated: \(count) bytes, wanted "))
    }
    try overwrite(path, whole + [0])
    #expect(try Self.problem(path).hasPrefix("is damaged: \(whole.count + 1) bytes, wanted"))
  }

  @Test func anotherVersionAndAnotherByteOrderAreNamed() throws {
    let folder = try TemporaryFolder()
    let path = try Self.binary(folder)
    let whole = try bytes(of: path)
    var other = whole
    other.replaceSubrange(8..<16, with: whole[8..<16].reversed())
    try overwrite(path, other)
    #expect(try Self.problem(path).hasPrefix("was written on a machine of the other byte order"))
    other = whole
    other[16] += 1
    try overwrite(path, other)
    #expect(try Self.problem(path).hasPrefix("is of version 2, wanted 1"))
  }

  @Test func nothingHalfWrittenStays() throws {
    let folder = try TemporaryFolder()
    let model = try NGramModel(arpa: Fixture.path("mkn3.arpa"))
    #expect(throws: FileError.self) { try model.write(to: folder.path + "/no/model.ngram") }
    #expect(try folder.names() == [])
  }
}
