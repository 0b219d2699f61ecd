import Audio
import Files
import Foundation
import TestSupport
import Testing

/// Archives as Kaldi writes them: those in Fixtures are kaldiio's, from
/// Tests/reference/features_golden.py.
@Suite struct KaldiArchiveTests {
  private func contents(_ path: String) throws -> [(key: String, features: FeatureMatrix)] {
    var reader = try KaldiArchiveReader(path: path)
    var found: [(key: String, features: FeatureMatrix)] = []
    while let next = try reader.next() { found.append(next) }
    return found
  }

  @Test(arguments: ["FM", "DM", "CM", "CM2", "CM3", "text"])
  func archivesOfOthersAreRead(_ kind: String) throws {
    let golden = try Fixture.json("archives.json", as: [String: [String: [[Float]]]].self)
    let wanted = try #require(golden[kind])
    let found = try contents(Fixture.path("\(kind).ark"))
    #expect(found.map(\.key) == ["one", "two"])
    for (key, features) in found {
      let rows = try #require(wanted[key])
      #expect(features.dimension == rows[0].count)
      #expect(features.frameCount == rows.count)
      for (one, other) in zip(features.values, rows.joined()) {
        #expect(abs(one - other) <= 1e-5 * max(1, abs(other)), "\(key)")
      }
    }
  }

  private static let matrices = [
    FeatureMatrix(dimension: 3, values: [1, -2.5, 1e-7, .pi, 0, 6.25e8]),
    FeatureMatrix(dimension: 1, values: [7]),
  ]

  @Test(arguments: [false, true])
  func whatIsWrittenIsRead(isText: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ark")
    var entries: [KaldiScriptEntry] = []
    try AtomicFile.write(to: path) { file in
      var writer = KaldiArchiveWriter(file, isText: isText)
      for (key, matrix) in zip(["first", "zweite-2"], Self.matrices) {
        let offset = try writer.write(matrix, key: key)
        entries.append(KaldiScriptEntry(key: key, path: path, offset: offset))
      }
    }
    let found = try contents(path)
    #expect(found.map(\.key) == ["first", "zweite-2"])
    #expect(found.map(\.features) == Self.matrices)
    // By a script file, in any order.
    let script = entries.reversed().map(\.line).joined(separator: "\n") + "\n"
    let read = try KaldiScriptEntry.entries(of: script, file: "a.scp")
    #expect(read == entries.reversed())
    var reader = try KaldiArchiveReader(path: path)
    for (entry, matrix) in zip(read, Self.matrices.reversed()) {
      #expect(try reader.matrix(at: try #require(entry.offset)) == matrix)
    }
  }

  /// Byte for byte what kaldiio writes.
  @Test func theBytesAreKaldis() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ark")
    try AtomicFile.write(to: path) { file in
      var writer = KaldiArchiveWriter(file)
      for (key, features) in try contents(Fixture.path("FM.ark")) {
        try writer.write(features, key: key)
      }
    }
    #expect(try bytes(of: path) == bytes(of: Fixture.path("FM.ark")))
  }

  @Test func damagedArchivesAreNamed() throws {
    let folder = try TemporaryFolder()
    let whole = try bytes(of: Fixture.path("FM.ark"))
    func message(_ content: [UInt8]) throws -> String {
      let path = try folder.file("a.ark", content)
      let error = #expect(throws: AudioError.self) { try contents(path) }
      return String(try #require(error).description.dropFirst(path.count + 2))
    }
    #expect(try message(Array(whole[..<100])).hasPrefix("one: is truncated"))
    #expect(try message(Array("RIFFxxxx".utf8)).hasPrefix("is no Kaldi archive"))
    #expect(try message(Array("a \0BFV ".utf8)).hasPrefix("a: found a 'FV', wanted a matrix"))
    #expect(try message(Array("a  [\n 1 2\n 3 ]\n".utf8)).hasPrefix("a: found a row of 1 numbers"))
    #expect(try message(Array("a  [\n 1 x ]\n".utf8)).hasPrefix("a: found '1 x ]', wanted numbers"))
    #expect(try message(Array("a  [\n 1 2\n".utf8)).hasPrefix("a: ends within a matrix"))
    #expect(throws: FileError.self) { try contents(folder.file("no.ark")) }
    let file = try AtomicFile(path: folder.file("b.ark"))
    var writer = KaldiArchiveWriter(file)
    #expect(throws: AudioError.self) { try writer.write(Self.matrices[0], key: "a b") }
  }

  /// They would spread into every statistic.
  @Test func numbersThatAreNotFiniteAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.ark")
    let file = try AtomicFile(path: path)
    var archive = KaldiArchiveWriter(file)
    _ = try archive.write(FeatureMatrix(dimension: 2, values: [1, .nan]), key: "one")
    try file.commit()
    let error = #expect(throws: AudioError.self) { try contents(path) }
    #expect("\(String(describing: error))".contains("one: holds a number that is not finite"))
  }

  @Test func scriptsAreCheckedLineByLine() throws {
    for (text, problem) in [
      ("a x.wav\nb\n", "x.scp:2: found 'b'"), ("a x\n\na y\n", "x.scp:3: found the key 'a'"),
      ("a sph2pipe x |\n", "x.scp:1: found 'sph2pipe x |'"), ("a x.ark:3[0:5]", "x.scp:1: "),
    ] {
      let error = #expect(throws: AudioError.self) {
        try KaldiScriptEntry.entries(of: text, file: "x.scp")
      }
      #expect(try #require(error).description.hasPrefix(problem))
    }
    let entries = try KaldiScriptEntry.entries(of: "a  my dir/x.wav \nb C:9\n", file: "x.scp")
    #expect(entries.map(\.path) == ["my dir/x.wav", "C"])
    #expect(entries.map(\.offset) == [nil, 9])
  }

  @Test func numPyFilesSayWhatTheyHold() {
    let bytes = Self.matrices[0].numPyBytes
    #expect(bytes.count == 128 - 64 + 64 + 24)
    #expect(Array(bytes[..<10]) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0])
    let header = String(decoding: bytes[10..<128], as: UTF8.self)
    #expect(header.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"))
    #expect(header.hasSuffix(" \n"))
    #expect(Array(bytes[128..<132]) == [0, 0, 0x80, 0x3F])
  }
}
