import AcousticModeling
import Files
import TestSupport
import Testing
import Text

@Suite struct RecordingFolderTests {
  private func folder(_ names: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in names {
      try Folder.make(
        folder.file(name).split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 })
      try folder.file(name, "")
    }
    return folder
  }

  @Test(arguments: [
    ("{words}_{speaker}_{take}", "7_jackson_32.wav", "7 jackson 32"),
    ("{words}_{speaker}_{take}", "deep/er/7_jackson_32.wav", "7 jackson 32"),
    ("{speaker}/{words}", "jackson/7.wav", "7 jackson"),
    ("rec-{words}", "rec-a-b.wav", "a-b"),
    ("{words}", "a.b.wav", "a.b"),
  ])
  func fieldsAreReadFromNames(pattern: String, path: String, wanted: String) throws {
    let found = try #require(try FileNamePattern(pattern).match(path))
    #expect(["words", "speaker", "take"].compactMap { found[$0] }.joined(separator: " ") == wanted)
  }

  @Test(arguments: [
    ("{a}_{b}", "x.wav"), ("{a}_{b}", "_x.wav"), ("x{a}", "x.wav"), ("{a}/{b}", "b.wav"),
    ("{a}/{b}", "a/b/c.wav"),
  ])
  func otherNamesHaveNone(pattern: String, path: String) throws {
    #expect(try FileNamePattern(pattern).match(path) == nil)
  }

  @Test func aNameOfTwoReadingsIsRefused() throws {
    let error = #expect(throws: TextError.self) {
      try FileNamePattern("{words}_{speaker}").match("x/two_one_ann.wav")
    }
    #expect(error?.file == "x/two_one_ann.wav")
    #expect(error?.problem.contains("words two, speaker one_ann") == true)
  }

  @Test(arguments: ["", "words", "{words", "words}", "{}", "{a}{b}", "{a}_{a}", "{a b}"])
  func badPatternsAreRefused(pattern: String) {
    #expect(throws: TextError.self) { try FileNamePattern(pattern) }
  }

  @Test(arguments: ["", "take", "take=", "=4", "take=4-0"])
  func badConditionsAreRefused(condition: String) {
    #expect(throws: TextError.self) { try FieldCondition(condition) }
  }

  @Test func namesConditionsAndADictionary() throws {
    let folder = try folder([
      "7_ann_0.wav", "7_ann_1.wav", "8_ben_0.WAV", "8_cora_00.wav", "readme.txt", "other.wav",
    ])
    let recordings = try RecordingFolder(folder.path)
    var reading = RecordingFolder.Reading()
    reading.pattern = try FileNamePattern("{words}_{speaker}_{take}")
    reading.conditions = [try FieldCondition("take=0-0"), try FieldCondition("speaker=ann,cora")]
    let listing = try recordings.list(reading)
    #expect(
      listing.entries == [
        ManifestEntry(
          id: "7_ann_0", sound: folder.file("7_ann_0.wav"), speaker: "ann",
          transcript: .words(["7"])),
        ManifestEntry(
          id: "8_cora_00", sound: folder.file("8_cora_00.wav"), speaker: "cora",
          transcript: .words(["8"])),
      ])
    #expect(listing.count(.notSelected) == 2 && listing.count(.otherName) == 1)
    reading.dictionary = try PronouncingDictionary(
      contentsOf: folder.file("digits.dict", "7 S EH V AH N\n"))
    let error = #expect(throws: TextError.self) { try recordings.list(reading) }
    #expect(error?.file == folder.file("8_cora_00.wav"))
    reading.leavesOutUnknownWords = true
    let spelled = try recordings.list(reading)
    #expect(spelled.entries.map(\.transcript) == [.phones(["s", "eh", "v", "ah", "n"])])
    #expect(spelled.count(.unknownWord) == 1)
    reading.conditions = [try FieldCondition("room=1")]
    #expect(throws: TextError.self) { try recordings.list(reading) }
    reading.conditions = [try FieldCondition("take=9")]
    #expect(throws: TextError.self) { try recordings.list(reading) }
  }

  @Test(arguments: [
    ("a\tSee it.\nx/b\tNo\n", nil), ("a See it.\nb No\n", nil),
    ("; prompts\na: See it.\nx/b: [beep] No (laughs)\nc: [tone]\n", nil),
    ("# t\na\t1\tSee it.\nb\t2\tNo\n", TranscriptTable.Column.number(3)),
    ("id\traw\tspoken\na\t1\tSee it.\nb\t2\tNo\n", .name("spoken")),
  ])
  func transcriptsOfEveryForm(text: String, column: TranscriptTable.Column?) throws {
    let folder = try folder(["a.wav", "x/b.wav", "c.wav"])
    var reading = RecordingFolder.Reading()
    reading.transcripts = try TranscriptTable(
      contentsOf: folder.file("t.txt", text), column: column)
    let listing = try RecordingFolder(folder.path).list(reading)
    #expect(listing.entries.map(\.id) == ["a", "x/b"])
    #expect(listing.entries.map(\.transcript) == [.words(["See", "it."]), .words(["No"])])
    #expect(listing.leftOut.map(\.sound) == ["c.wav"] && listing.count(.noTranscript) == 1)
  }

  @Test(arguments: [
    ("a\tb\na\tc\n", nil, ":2: 'a' is there twice, first in line 1"),
    ("a\tb\nc\n", nil, ":2: found 'c', wanted 'id<TAB>text' of 2 columns"),
    ("a\tb\n", TranscriptTable.Column.number(3), ":1: found 'a\tb'"),
    ("a\tb\n", .name("text"), ":1: found columns a, b, wanted 'text' behind the id"),
    ("a b\n", .number(2), ":1: found 'id text', wanted columns between tabs to take column 2 of"),
    ("a: b\nc d\n", nil, ":2: found 'c d', wanted 'name: text'"), ("#\n", nil, ": names no"),
  ])
  func badTranscriptsAreRefused(
    text: String, column: TranscriptTable.Column?, wanted: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("t.txt", text)
    let error = #expect(throws: TextError.self) {
      try TranscriptTable(contentsOf: path, column: column)
    }
    #expect(error?.description.hasPrefix(path + wanted) == true, "\(error?.description ?? "")")
  }

  @Test func aFolderWithoutSoundIsRefused() throws {
    let folder = try folder(["readme.txt"])
    #expect(throws: TextError.self) { try RecordingFolder(folder.path) }
    #expect(throws: FileError.self) { try RecordingFolder(folder.file("no")) }
    #expect(throws: FileError.self) { try RecordingFolder(folder.file("readme.txt")) }
  }
}
