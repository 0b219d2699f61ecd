import Foundation
import Phrasebook
import Testing

/// What the corpus `tiny-lm` promises, on a small one of seed 1.
@Suite struct EnglishTextTests {
  private static let made = Result {
    try PhrasebookGenerator(seed: 1).englishText(train: 6_000, valid: 150, test: 150)
  }

  /// FNV-1a over all parts. It changes with grammar, lexicon and tokens.
  static let checksum: UInt64 = 5_559_838_169_319_766_612

  @Test func seed1IsPinned() throws {
    let text = try Self.made.get()
    let whole = [text.train, text.valid, text.test].map { $0.joined(separator: "\n") }
    #expect(stableHash(whole.joined(separator: "\n\n")) == Self.checksum)
  }

  @Test func tokensStandApartInLowerCase() throws {
    #expect(
      spacedTokens("Doesn't Anna live in Lyon, sir?") == "doesn't anna live in lyon , sir ?")
    let text = try Self.made.get()
    #expect(text.train.count == 6_000)
    #expect(text.valid.count == 150 && text.test.count == 150)
    for line in text.train + text.valid + text.test {
      #expect(line == line.lowercased())
      for token in line.split(separator: " ", omittingEmptySubsequences: false) {
        let marks = token.count { ".,?!".contains($0) }
        #expect(!token.isEmpty && (marks == 0 || token.count == 1), "\(line)")
      }
      #expect([".", "?", "!"].contains(line.last))
    }
  }

  @Test func noSentenceOccursTwice() throws {
    let text = try Self.made.get()
    let lines = text.train + text.valid + text.test
    #expect(Set(lines).count == lines.count)
  }

  @Test func everyHeldOutWordIsTrained() throws {
    let text = try Self.made.get()
    let known = Set(text.train.flatMap { $0.split(separator: " ") })
    for line in text.valid + text.test {
      #expect(known.isSuperset(of: line.split(separator: " ")), "\(line)")
    }
  }

  /// Told from the text alone: pairs of a word with the one after it that the split holds out as
  /// adjective and noun stand nowhere in train.
  @Test func heldOutCombinationsAreNeverTrained() throws {
    let text = try Self.made.get()
    let split = CombinationSplit(seed: 1)
    func heldOut(_ lines: [String]) -> Set<String> {
      let pairs = lines.flatMap { line in
        let words = line.split(separator: " ")
        return zip(words, words.dropFirst()).map { "\($0)+\($1)" }
      }
      let adjectives = Set(Lexicon.shared.adjectives.map(\.english))
      let nouns = Set(Lexicon.shared.nouns.map(\.english))
      return Set(pairs).filter { pair in
        let words = pair.split(separator: "+").map(String.init)
        return adjectives.contains(words[0]) && nouns.contains(words[1])
          && split.part(of: "adjective:" + pair) != .train
      }
    }
    #expect(heldOut(text.test).count > 10)
    #expect(heldOut(text.train).isEmpty)
  }

  @Test func seedsDiffer() throws {
    let first = try PhrasebookGenerator(seed: 7).englishText(train: 1_000, valid: 20, test: 20)
    let again = try PhrasebookGenerator(seed: 7).englishText(train: 1_000, valid: 20, test: 20)
    let other = try PhrasebookGenerator(seed: 8).englishText(train: 1_000, valid: 20, test: 20)
    #expect(first == again)
    #expect(first != other)
  }

  @Test func filesAreWrittenOnce() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tiny-lm-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let generator = PhrasebookGenerator(seed: 5)
    let text = try generator.writeEnglishText(to: folder, train: 1_000, valid: 20, test: 20)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == PhrasebookGenerator.textFileNames.sorted())
    let test = try String(contentsOf: folder.appendingPathComponent("test.txt"), encoding: .utf8)
    #expect(test == text.test.map { $0 + "\n" }.joined())
    #expect(throws: PhrasebookError.self) {
      try generator.writeEnglishText(to: folder, train: 1_000, valid: 20, test: 20)
    }
    try generator.writeEnglishText(
      to: folder, train: 1_000, valid: 20, test: 20, replacing: true)
  }
}
