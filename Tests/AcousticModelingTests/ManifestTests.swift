import AcousticModeling
import Files
import TestSupport
import Testing
import Text

@Suite struct ManifestTests {
  /// A folder with two sounds, a file of segments and a dictionary; sounds are not read here.
  private func folder(_ manifest: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Folder.make(folder.file("wav"))
    try folder.file("wav/a.wav", "")
    try folder.file("wav/b c.wav", "")
    try folder.file("wav/a.phn", "0 10 h#\n10 25 sh\n")
    try folder.file("bad.phn", "0 10 h#\n10 x sh\n")
    try folder.file("words.dict", "SEE  S IY1\nsee(2) Z IY1\nIt IH0 T # comment\n;;; x\n")
    try folder.file("m.tsv", manifest)
    return folder
  }

  private func read(_ manifest: String, dictionary: Bool = false) throws -> [Utterance] {
    let folder = try folder(manifest)
    let words = try dictionary ? PronouncingDictionary(contentsOf: folder.file("words.dict")) : nil
    return try Manifest(contentsOf: folder.file("m.tsv"), dictionary: words).utterances.map {
      var utterance = $0
      #expect(utterance.sound.hasPrefix(folder.path + "/"))
      utterance.sound.removeFirst(folder.path.count + 1)
      return utterance
    }
  }

  @Test func columnsStandInAnyOrder() throws {
    let found = try read(
      "# a comment\n\ndialect\tphones\tsound\tspeaker\tid\r\n"
        + "dr1\th# sh  iy\twav/a.wav\tfcjf0\tone\r\n"
        + "\t\twav/b c.wav\t\ttwo\n")
    #expect(
      found == [
        Utterance(
          id: "one", sound: "wav/a.wav", speaker: "fcjf0", dialect: "dr1",
          transcript: .phones(["h#", "sh", "iy"])),
        Utterance(id: "two", sound: "wav/b c.wav"),
      ])
  }

  @Test func anIDIsTheNameOfTheFileWhereThereIsNone() throws {
    let found = try read("sound\nwav/a.wav\nwav/b c.wav\n")
    #expect(found.map(\.id) == ["a", "b_c"])
    #expect(found.map(\.phones) == [nil, nil])
  }

  @Test func segmentsAndWordsBecomePhones() throws {
    let segments = try read("sound\tsegments\nwav/a.wav\twav/a.phn\n")
    #expect(segments[0].transcript == .segments([.init("h#", 0..<10), .init("sh", 10..<25)]))
    let words = try read(
      "sound\twords\nwav/a.wav\t\u{201c}See it,\u{201d} -- see!\n", dictionary: true)
    #expect(words[0].transcript == .phones(["s", "iy", "ih", "t", "s", "iy"]))
  }

  @Test func placesAreRemembered() throws {
    let folder = try folder("# x\nsound\n\nwav/a.wav\n# y\nwav/b c.wav\n")
    let manifest = try Manifest(contentsOf: folder.file("m.tsv"))
    #expect(manifest.place(of: 0) == folder.file("m.tsv") + ":4")
    #expect(manifest.line(of: 1) == 6)
  }

  @Test(arguments: [
    ("", "m.tsv: holds no header"),
    ("sound\n", "m.tsv: holds no utterance"),
    ("#\nid\tsounds\n", "m.tsv:2: found column 'sounds'"),
    ("id sound phones\n", "m.tsv:1: found column 'id sound phones'"),
    ("sound\tid\tsound\n", "m.tsv:1: column 'sound' is there twice"),
    ("id\tphones\n", "m.tsv:1: found no column 'sound'"),
    ("sound\tphones\twords\n", "m.tsv:1: found columns 'phones' and 'words'"),
    ("sound\tphones\nwav/a.wav\n", "m.tsv:2: found 1 fields between tabs, wanted 2: sound, phones"),
    ("sound\tphones\n\tsh\n", "m.tsv:2: found no field 'sound'"),
    ("id\tsound\n\twav/a.wav\n", "m.tsv:2: found no field 'id'"),
    ("id\tsound\na b\twav/a.wav\n", "m.tsv:2: found id 'a b'"),
    (
      "id\tsound\na\twav/a.wav\n#\na\twav/b c.wav\n",
      "m.tsv:4: id 'a' is there twice, first in line 2"
    ),
    ("sound\nwav/z.wav\n", "m.tsv:2: sound of 'z': found no file"),
    ("sound\tsegments\nwav/a.wav\tz.phn\n", "m.tsv:2: segments of 'a': found no file"),
    ("sound\tsegments\nwav/a.wav\tbad.phn\n", "bad.phn:2: found '10 x sh', wanted 'first-sample"),
    ("sound\twords\nwav/a.wav\tsee me\n", "m.tsv:2: 'a': found word 'me'"),
  ])
  func errorsNameFileAndLine(manifest: String, wanted: String) throws {
    let error = #expect(throws: TextError.self) { try read(manifest, dictionary: true) }
    let text = error?.description ?? ""
    #expect(text.contains("/" + wanted), "\(text)")
  }

  @Test func wordsWantADictionary() {
    let error = #expect(throws: TextError.self) { try read("sound\twords\nwav/a.wav\tsee\n") }
    #expect(error?.line == 2)
    #expect(error?.problem.contains("dictionary") == true)
  }

  @Test(arguments: [
    ("9 3 sh", ":1: found 'sh' from 9 to 3"), ("-1 3 sh", ":1: "), ("\n", ": holds"),
  ])
  func badSegmentsAreRefused(line: String, wanted: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.phn", line)
    let error = #expect(throws: TextError.self) { try SegmentFile(contentsOf: path) }
    #expect(error?.description.hasPrefix(path + wanted) == true)
  }
}
