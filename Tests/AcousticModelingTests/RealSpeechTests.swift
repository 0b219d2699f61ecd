import AcousticModeling
import Files
import Foundation
import Metrics
import TestSupport
import Testing
import Text

/// Needs real recordings: set PLUMB_DATA to the folder that holds timit-sample and others.
@Suite(.enabled(if: RealData.folder != nil, "PLUMB_DATA is not set: no real recordings here"))
struct RealSpeechTests {
  private var data: String { get throws { try #require(RealData.folder) } }

  @Test func theSampleOfTIMITIsReadAndPassesItsCheck() throws {
    let folder = try TemporaryFolder()
    var selection = TIMITCorpus.Selection(.train)
    selection.sentences = .all
    let corpus = try TIMITCorpus(folder: try data + "/timit-sample")
    let entries = try corpus.entries(selection)
    #expect(entries.count == 160)
    let path = folder.file("train.tsv")
    try Manifest.write(entries, to: path)
    let utterances = try Manifest(contentsOf: path).utterances
    #expect(utterances.map { $0.phones?.count ?? 0 }.reduce(0, +) == 6185)
    #expect(Set(utterances.compactMap(\.dialect)).count == 8)
    var check = SpeechCheck()
    check.rate = 16_000
    check.phones = .folded(.timit39)
    var findings: [SpeechFinding] = []
    let summary = try check.run(manifest: path) { findings.append($0) }
    #expect(findings == [])
    #expect(summary.speakers == 16 && summary.phones == 6185 && summary.distinctPhones == 61)
    #expect(summary.foldedPhones == 6044 && summary.counts["sil"] == 1229)
    #expect(summary.counts.count == 39)
    #expect(abs(summary.hours * 60 - 8.17) < 0.01)
  }

  @Test(arguments: [("train", 96, 12), ("dev", 16, 2), ("test", 16, 2)])
  func theSplitsOfTheSample(part: String, utterances: Int, speakers: Int) throws {
    let corpus = try TIMITCorpus(folder: try data + "/timit-sample/timit")
    var selection = TIMITCorpus.Selection(.train)
    selection.speakers = try SpeakerList(
      contentsOf: try data + "/timit-sample/splits/\(part)_spk.list")
    let entries = try corpus.entries(selection)
    #expect(entries.count == utterances)
    #expect(Set(entries.map(\.speaker)).count == speakers)
  }

  @Test func theSampleIsNotTheWholeOfTIMIT() throws {
    let corpus = try TIMITCorpus(folder: try data + "/timit-sample")
    #expect(try corpus.counts(of: .train).utterances == 128)
    #expect(throws: TextError.self) { try corpus.checkCounts(of: .train) }
    #expect(throws: TextError.self) { try corpus.checkCounts(of: .coreTest) }
  }

  @Test func theSpeakersAreThoseOfKaldisLists() throws {
    for (part, name) in [(TIMITCorpus.Part.dev, "dev"), (.coreTest, "test")] {
      let list = try SpeakerList(contentsOf: try data + "/timit-kaldi/\(name)_spk.list")
      let folder = try TemporaryFolder()
      for speaker in list.names + ["mxyz0"] {
        try Folder.make(folder.file("test/dr1/\(speaker)"))
        try folder.file("test/dr1/\(speaker)/sx1.wav", "")
        try folder.file("test/dr1/\(speaker)/sx1.phn", "0 1 h#\n")
      }
      let entries = try TIMITCorpus(folder: folder.path).entries(.init(part))
      #expect(entries.compactMap(\.speaker) == list.names.sorted())
    }
  }

  @Test func aCoreTestOfTheKnownCountsPasses() throws {
    let list = try SpeakerList(contentsOf: try data + "/timit-kaldi/test_spk.list")
    let folder = try TemporaryFolder()
    var left = 7215
    for speaker in list.names {
      try Folder.make(folder.file("test/dr1/\(speaker)"))
      for sentence in 1...8 {
        let isLast = speaker == list.names.last && sentence == 8
        let count = isLast ? left : 37
        left -= count
        let stem = "test/dr1/\(speaker)/sx\(sentence)"
        try folder.file(stem + ".wav", "")
        try folder.file(stem + ".phn", String(repeating: "0 1 ih\n1 2 q\n", count: count))
      }
    }
    let corpus = try TIMITCorpus(folder: folder.path)
    #expect(
      try corpus.checkCounts(of: .coreTest) == TIMITCorpus.expectedCounts(of: .coreTest))
  }

  @Test func readSentencesWithARealDictionary() throws {
    let dictionary = try PronouncingDictionary(contentsOf: try data + "/cmudict/cmudict.dict")
    var reading = RecordingFolder.Reading()
    reading.transcripts = try TranscriptTable(
      contentsOf: try data + "/ljspeech-141/transcripts.tsv", column: .name("normalized"))
    let recordings = try RecordingFolder(try data + "/ljspeech-141")
    let listing = try recordings.list(reading)
    #expect(listing.entries.count == 141 && listing.leftOut.isEmpty)
    var words: [String] = []
    for case .words(let more) in listing.entries.map(\.transcript) { words += more }
    #expect(words.count == 2394)
    // Of 28 that a plain look-up does not find, two are dashes, which are no words.
    #expect(words.count { dictionary.phones(ofWritten: $0)?.isEmpty == true } == 2)
    #expect(words.count { dictionary.phones(ofWritten: $0) == nil } == 26)
    reading.dictionary = dictionary
    #expect(throws: TextError.self) { try recordings.list(reading) }
    reading.leavesOutUnknownWords = true
    let spelled = try recordings.list(reading)
    #expect(spelled.entries.count + spelled.count(.unknownWord) == 141)
    let folder = try TemporaryFolder()
    try Manifest.write(spelled.entries, to: folder.file("m.tsv"))
    var check = SpeechCheck()
    check.phones = .folded(.timit39)
    var findings: [SpeechFinding] = []
    let summary = try check.run(manifest: folder.file("m.tsv")) { findings.append($0) }
    #expect(findings.filter { $0.kind.severity == .error } == [])
    #expect(summary.foldedPhones == summary.phones)
  }

  /// Needs tar and xz: the digits come packed.
  @Test func spokenDigits() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["tar", "-xf", try data + "/fsdd/fsdd-wav.tar.xz", "-C", folder.path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "tar and xz unpack the digits")
    var reading = RecordingFolder.Reading()
    reading.pattern = try FileNamePattern("{words}_{speaker}_{take}")
    reading.dictionary = try PronouncingDictionary(
      contentsOf: folder.file("digits.dict", Self.digits))
    let recordings = try RecordingFolder(folder.file("recordings"))
    let all = try recordings.list(reading)
    #expect(all.entries.count == 3000 && all.leftOut.isEmpty)
    #expect(Set(all.entries.map(\.speaker)).count == 6)
    reading.conditions = [try FieldCondition("take=0-4")]
    #expect(try recordings.list(reading).entries.count == 300)
    try Manifest.write(all.entries, to: folder.file("all.tsv"))
    var check = SpeechCheck()
    check.rate = 8000
    check.phones = .folded(.timit39)
    let summary = try check.run(manifest: folder.file("all.tsv")) { _ in }
    #expect(abs(summary.hours * 60 - 21.9) < 0.1)
    #expect(summary.findings.keys.allSatisfy { ["clipping", "too_short"].contains($0) })
  }

  private static let digits = """
    0 Z IH R OW
    1 W AH N
    2 T UW
    3 TH R IY
    4 F AO R
    5 F AY V
    6 S IH K S
    7 S EH V AH N
    8 EY T
    9 N AY N

    """
}
