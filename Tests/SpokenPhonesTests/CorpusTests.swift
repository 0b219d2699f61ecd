import Audio
import Foundation
import Metrics
import SpokenPhones
import TestSupport
import Testing

/// What the corpus promises, on 16 training speakers.
@Suite(.enabled(if: Espeak.isInstalled, Espeak.why)) struct CorpusTests {
  @Test func phonesCoverTheSound() throws {
    let corpus = try SmallCorpus.shared.get()
    #expect(corpus.utterances.count == SmallCorpus.options.utterances)
    #expect(corpus.progress == Array(1...SmallCorpus.options.utterances))
    for utterance in corpus.utterances {
      var end = 0
      for phone in utterance.phones {
        #expect(phone.samples.lowerBound == end && !phone.samples.isEmpty, "\(utterance.name)")
        #expect(PhoneFolding.timit39.target(of: phone.label) != nil, "\(phone.label)")
        end = phone.samples.upperBound
      }
      #expect(utterance.format.rate == 16_000 && utterance.format.channels == 1)
      #expect(utterance.format.frames == end && utterance.count == end, "\(utterance.name)")
      #expect(utterance.phones.first?.label == "h#" && utterance.phones.last?.label == "h#")
    }
  }

  @Test func everyClassIsTrained() throws {
    let corpus = try SmallCorpus.shared.get()
    var counts: [String: Int] = [:]
    for (phone, count) in corpus.summary.train.phones {
      counts[PhoneFolding.timit39.target(of: phone) ?? "", default: 0] += count
    }
    for phone in PhoneFolding.timit39.phones {
      #expect(counts[phone, default: 0] >= 10, "\(phone)")
    }
  }

  @Test func testSentencesAreNotTrained() throws {
    let corpus = try SmallCorpus.shared.get()
    let parts = Dictionary(grouping: corpus.utterances, by: \.part).mapValues {
      Set($0.map(\.text))
    }
    let (train, dev, test) = (parts["train"] ?? [], parts["dev"] ?? [], parts["test"] ?? [])
    #expect(!train.isEmpty && !dev.isEmpty && !test.isEmpty)
    #expect(train.isDisjoint(with: test) && train.isDisjoint(with: dev))
    #expect(test.isDisjoint(with: dev))
  }

  /// Words are those of the text, in order, and end on phones.
  @Test func wordsFitTheText() throws {
    for utterance in try SmallCorpus.shared.get().utterances {
      let text = utterance.text.lowercased().split { " .,?!".contains($0) }.map(String.init)
      #expect(utterance.words.map(\.label) == text, "\(utterance.name)")
      let starts = Set(utterance.phones.map(\.samples.lowerBound))
      let ends = Set(utterance.phones.map(\.samples.upperBound))
      for word in utterance.words {
        #expect(starts.contains(word.samples.lowerBound) && ends.contains(word.samples.upperBound))
      }
    }
  }

  /// Every sentence of the list in every accent: no phoneme is unknown.
  @Test(arguments: Accent.allCases) func theMapIsComplete(_ accent: Accent) throws {
    let texts = Set(try SmallCorpus.shared.get().utterances.map(\.text)).sorted()
    for (index, text) in texts.enumerated() where index % 2 == 0 || text.count > 40 {
      let speech = try Speech.of(text, by: Espeak.speaker(accent, "m3"), seed: 1)
      #expect(throws: Never.self) { try Alignment(speech, of: text, accent: accent) }
    }
  }

  @Test func sameSeedSameBytes() throws {
    let folder = try TemporaryFolder()
    var options = SpokenPhonesOptions(seed: 5, speakers: 4)
    options.sentences = 2
    for name in ["one", "two", "other"] {
      if name == "other" { options.seed = 6 }
      try SpokenPhonesCorpus(options).write(to: URL(fileURLWithPath: folder.file(name)))
    }
    let one = try contents(folder.file("one"))
    #expect(one.count == 4 * 2 * 4 + 2)
    #expect(try contents(folder.file("two")) == one)
    #expect(try contents(folder.file("other")) != one)
    // Replaced as a whole: nothing of the other corpus is left.
    #expect(throws: SpokenPhonesError.folderExists(path: folder.file("other"))) {
      try SpokenPhonesCorpus(options).write(to: URL(fileURLWithPath: folder.file("other")))
    }
    options.seed = 5
    try SpokenPhonesCorpus(options).write(
      to: URL(fileURLWithPath: folder.file("other")), replacing: true)
    #expect(try contents(folder.file("other")) == one)
    #expect(try folder.names() == ["one", "other", "two"])
  }

  /// Somebody's folder is never replaced by a corpus, whatever is allowed.
  @Test func aFolderOfOtherThingsStays() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("mine")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try folder.file("mine/letter.txt", "dear")
    #expect(throws: SpokenPhonesError.foreignFolder(path: path, entry: "letter.txt")) {
      try SpokenPhonesCorpus(SpokenPhonesOptions()).write(
        to: URL(fileURLWithPath: path), replacing: true)
    }
    #expect(try text(of: path + "/letter.txt") == "dear")
    #expect(try folder.names() == ["mine"])
  }

  private func contents(_ path: String) throws -> [String: [UInt8]] {
    try FileManager.default.subpathsOfDirectory(atPath: path).reduce(into: [:]) { files, name in
      var isFolder: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try bytes(of: path + "/" + name) }
    }
  }
}
