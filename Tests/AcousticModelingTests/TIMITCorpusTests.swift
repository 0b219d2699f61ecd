import AcousticModeling
import Files
import TestSupport
import Testing
import Text

@Suite struct TIMITCorpusTests {
  /// A corpus of files without sound: `PATH` of each, without ending.
  private func corpus(
    _ stems: [String], sound: String = ".wav", labels: String = ".phn"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for stem in stems {
      try Folder.make(folder.file(stem.split(separator: "/").dropLast().joined(separator: "/")))
      try folder.file(stem + sound, "")
      try folder.file(stem + labels, "0 10 h#\n10 20 q\n20 30 ix\n")
    }
    return folder
  }

  private func ids(
    _ folder: TemporaryFolder, _ selection: TIMITCorpus.Selection
  ) throws -> [String] {
    try TIMITCorpus(folder: folder.path).entries(selection).map(\.id)
  }

  @Test(arguments: [
    (["train/dr1/fcjf0/sa1", "train/dr1/fcjf0/sx37"], ".wav", ".phn"),
    (["TRAIN/DR1/FCJF0/SA1", "TRAIN/DR1/FCJF0/SX37"], ".WAV", ".PHN"),
    (["TIMIT/TRAIN/DR1/FCJF0/SA1", "TIMIT/TRAIN/DR1/FCJF0/SX37"], ".WAV.wav", ".PHN"),
    (["timit/train/DR1/FCJF0/SA1", "timit/train/DR1/FCJF0/SX37"], ".flac", ".phn"),
  ])
  func eitherCaseOfLettersIsRead(stems: [String], sound: String, labels: String) throws {
    let folder = try corpus(stems, sound: sound, labels: labels)
    let entries = try TIMITCorpus(folder: folder.path).entries(.init(.train))
    #expect(
      entries == [
        ManifestEntry(
          id: "fcjf0_sx37", sound: folder.file(stems[1] + sound), speaker: "fcjf0", dialect: "dr1",
          transcript: .segments(file: folder.file(stems[1] + labels)))
      ])
  }

  @Test func aConvertedSoundIsTakenBeforeTheOriginal() throws {
    let folder = try corpus(["TRAIN/DR1/FCJF0/SX37"], sound: ".WAV", labels: ".PHN")
    try folder.file("TRAIN/DR1/FCJF0/SX37.WAV.wav", "")
    let entries = try TIMITCorpus(folder: folder.path).entries(.init(.train))
    #expect(entries.map(\.sound) == [folder.file("TRAIN/DR1/FCJF0/SX37.WAV.wav")])
  }

  @Test func partsAndSelections() throws {
    let folder = try corpus([
      "train/dr1/fcjf0/sa1", "train/dr1/fcjf0/si648", "train/dr2/faem0/sx42",
      "test/dr1/faks0/sx43", "test/dr1/mdab0/si1039", "test/dr2/mxyz0/sx1", "test/dr2/mpdf0/sa2",
    ])
    #expect(try ids(folder, .init(.train)) == ["faem0_sx42", "fcjf0_si648"])
    #expect(try ids(folder, .init(.dev)) == ["faks0_sx43"])
    #expect(try ids(folder, .init(.coreTest)) == ["mdab0_si1039"])
    #expect(try ids(folder, .init(.test)) == ["faks0_sx43", "mdab0_si1039", "mxyz0_sx1"])
    var selection = TIMITCorpus.Selection(.train)
    selection.sentences = .all
    #expect(try ids(folder, selection) == ["faem0_sx42", "fcjf0_sa1", "fcjf0_si648"])
    selection.sentences = .only(["sx"])
    #expect(try ids(folder, selection) == ["faem0_sx42"])
    selection.sentences = .withoutSA
    selection.dialects = ["dr1"]
    #expect(try ids(folder, selection) == ["fcjf0_si648"])
    selection.dialects = []
    selection.speakers = try SpeakerList(contentsOf: folder.file("s.list", "# who\nFAEM0\n"))
    #expect(try ids(folder, selection) == ["faem0_sx42"])
  }

  @Test func aDevelopmentFolderOfItsOwnIsTaken() throws {
    let folder = try corpus(["train/dr1/anna/one", "dev/dr1/ben/two", "test/dr12/carl/three"])
    #expect(try ids(folder, .init(.train)) == ["anna_one"])
    #expect(try ids(folder, .init(.dev)) == ["ben_two"])
    #expect(try ids(folder, .init(.test)) == ["carl_three"])
    let error = #expect(throws: TextError.self) { try ids(folder, .init(.coreTest)) }
    #expect(error?.problem.contains("none of TIMIT's 24 speakers") == true)
  }

  @Test func errorsSayWhatWasFound() throws {
    let folder = try corpus(["train/dr1/fcjf0/sx37"])
    var selection = TIMITCorpus.Selection(.train)
    func problem() throws -> String {
      let error = #expect(throws: TextError.self) { try ids(folder, selection) }
      return error?.description ?? ""
    }
    selection.dialects = ["dr9"]
    #expect(try problem().contains("found no dialect 'dr9' in its part, wanted dr1"))
    selection.dialects = []
    selection.speakers = try SpeakerList(contentsOf: folder.file("s.list", "\nfaem0\n"))
    #expect(try problem().hasPrefix(folder.file("s.list") + ":2: found speaker 'faem0'"))
    selection.speakers = nil
    selection.sentences = .only(["si"])
    #expect(try problem().contains("none is by the wanted speakers"))
    selection = .init(.dev)
    #expect(try problem().contains("dev: found no sound in folder test"))
    try folder.file("train/dr1/fcjf0/sx38.wav", "")
    selection = .init(.train)
    #expect(try problem().contains("sx38.wav: found no phones, wanted sx38.phn beside it"))
    #expect(throws: TextError.self) { try TIMITCorpus(folder: folder.file("train")) }
    #expect(throws: FileError.self) { try TIMITCorpus(folder: folder.file("s.list")) }
    #expect(throws: FileError.self) { try TIMITCorpus(folder: folder.file("nothing")) }
  }

  @Test func countsThatAreNotTIMITsAreTold() throws {
    let folder = try corpus(["test/dr1/mdab0/sx37", "test/dr1/mdab0/sa1"])
    let corpus = try TIMITCorpus(folder: folder.path)
    #expect(try corpus.counts(of: .coreTest) == .init(speakers: 1, utterances: 1, phones: 2))
    let error = #expect(throws: TextError.self) { try corpus.checkCounts(of: .coreTest) }
    #expect(
      error?.problem.contains(
        "found 1 speakers, 1 utterances, 2 phones, wanted 24 speakers, 192 utterances, 7215 phones")
        == true)
    try folder.file("test/dr1/mdab0/sx37.phn", "0 10 h#\n10 20 xx\n")
    let unknown = #expect(throws: TextError.self) { try corpus.checkCounts(of: .coreTest) }
    #expect(unknown?.line == 2)
  }

  @Test func speakerListsAreLinesOfOneName() throws {
    let folder = try TemporaryFolder()
    let two = try folder.file("two.list", "a b\n")
    let twice = try folder.file("twice.list", "fcjf0\n\nFCJF0\n")
    let none = try folder.file("none.list", "#\n")
    for (path, line) in [(two, 1), (twice, 3), (none, nil)] {
      let error = #expect(throws: TextError.self) { try SpeakerList(contentsOf: path) }
      #expect(error?.line == line)
    }
  }
}
