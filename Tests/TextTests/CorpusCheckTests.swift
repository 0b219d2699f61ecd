import TestSupport
import Files
import Foundation
import Testing
import Text

@Suite struct CorpusCheckTests {
  private func run(
    _ source: [UInt8], _ target: [UInt8], check: CorpusCheck = CorpusCheck()
  ) throws -> (CorpusSummary, [CorpusFinding]) {
    let folder = try TemporaryFolder()
    var findings: [CorpusFinding] = []
    let summary = try check.run(
      source: folder.file("a.en", source), target: folder.file("a.fr", target)
    ) { findings.append($0) }
    return (summary, findings)
  }

  private func run(
    _ source: String, _ target: String, check: CorpusCheck = CorpusCheck()
  ) throws -> (CorpusSummary, [CorpusFinding]) {
    try run(Array(source.utf8), Array(target.utf8), check: check)
  }

  @Test func aGoodCorpusHasNoFindings() throws {
    let (summary, findings) = try run("the cat\nan egg\n", "le chat\nun œuf")
    #expect(findings == [])
    #expect(summary.kept == 2)
    #expect(summary.source.words == 4)
    #expect(summary.target.longestLine == 2)
    #expect(summary.errors == 0 && summary.warnings == 0)
  }

  @Test(arguments: [
    (
      Array("a\n".utf8) + [0x62, 0, 0x0a], Array("x\ny\n".utf8), CorpusFinding.Kind.nulByte, 2,
      "a.en"
    ),
    (Array("a\nb\n".utf8), Array("x\n".utf8) + [0xe9, 0x0a], .invalidUTF8, 2, "a.fr"),
    (Array("a\n\n".utf8), Array("x\ny\n".utf8), .emptySide, 2, "a.en"),
    (Array("a\nb\n".utf8), Array("x\n \t\n".utf8), .emptySide, 2, "a.fr"),
    (Array("a\n\nc\n".utf8), Array("x\n\nz\n".utf8), .emptyPair, 2, "a.en"),
    (Array("a b c d e f\n".utf8), Array("x y\n".utf8), .tooLong, 1, "a.en"),
    (Array("b\n".utf8), Array("xxxxxxxxxxxxxxxxxxxxxxxxxx\n".utf8), .tooLong, 1, "a.fr"),
    (Array("b\n".utf8), Array("x y z v\n".utf8), .lengthRatio, 1, "a.en"),
    (Array("b\u{1b}[0m\n".utf8), Array("x\n".utf8), .controlCharacter, 1, "a.en"),
    (Array("b\n".utf8), Array("x\u{85}\n".utf8), .controlCharacter, 1, "a.fr"),
    (Array("OK\n".utf8), Array("OK\n".utf8), .identical, 1, "a.en"),
    (Array("a\nb\na\n".utf8), Array("x\ny\nx\n".utf8), .duplicate, 3, "a.en"),
    (Array("a\nb\n".utf8), Array("x\n".utf8), .unequalLines, 2, "a.fr"),
    (Array("a\n".utf8), Array("x\ny\nz\n".utf8), .unequalLines, 2, "a.en"),
  ])
  func eachFaultIsFoundWithFileAndLine(
    source: [UInt8], target: [UInt8], kind: CorpusFinding.Kind, line: Int, file: String
  ) throws {
    var check = CorpusCheck()
    check.maximumWords = 5
    check.maximumCharacters = 25
    check.maximumRatio = 3
    let (summary, findings) = try run(source, target, check: check)
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.kind == kind)
    #expect(finding.line == line)
    #expect(finding.file.hasSuffix("/" + file))
    #expect(finding.description.hasPrefix("\(finding.file):\(line): \(kind.severity.rawValue): "))
    #expect(summary[kind] == 1)
    #expect(summary.errors == (kind.severity == .error ? 1 : 0))
    #expect(summary.warnings == (kind.severity == .warning ? 1 : 0))
  }

  @Test func cleaningDropsBadPairsAndKeepsTheRestByteForByte() throws {
    let folder = try TemporaryFolder()
    let source = try folder.file("a.en", "one\r\n\ntwo\ntwo\nOK\nsix")
    let target = try folder.file("a.fr.gz", "un\n\u{a0}deux\ndeux\ndeux\nOK\nsix\u{7}\n")
    var check = CorpusCheck()
    check.dropped.insert(.duplicate)
    let paths = CorpusCheck.cleanPaths(
      prefix: folder.path + "/clean", source: source, target: target)
    #expect(paths.source == folder.path + "/clean.en")
    #expect(paths.target == folder.path + "/clean.fr")
    let summary = try check.run(source: source, target: target, clean: paths) { _ in }
    #expect(summary.kept == 3)
    #expect(summary.errors == 1)
    let clean = try ParallelCorpus(source: paths.source, target: paths.target)
    #expect(clean.pairs.map(\.source) == ["one", "two", "OK"])
    #expect(clean.pairs.map(\.target) == ["un", "deux", "OK"])
  }

  @Test func unequalFilesAreNeverCleaned() throws {
    let folder = try TemporaryFolder()
    let files = (try folder.file("a.en", "one\ntwo\n"), try folder.file("a.fr", "un\n"))
    let paths = CorpusCheck.cleanPaths(
      prefix: folder.path + "/clean", source: files.0, target: files.1)
    #expect(throws: TextError.self) {
      try CorpusCheck().run(source: files.0, target: files.1, clean: paths) { _ in }
    }
    #expect(try folder.names() == ["a.en", "a.fr"])
  }

  @Test func inputsAreNeverWrittenOver() throws {
    let folder = try TemporaryFolder()
    let files = (try folder.file("a.en", "one\n\n"), try folder.file("a.fr", "un\n\n"))
    let paths = CorpusCheck.cleanPaths(
      prefix: folder.path + "/../\(folder.path.split(separator: "/").last ?? "")/a",
      source: files.0, target: files.1)
    let error = try #require(throws: FileError.self) {
      try CorpusCheck().run(source: files.0, target: files.1, clean: paths) { _ in }
    }
    #expect(error.reason.contains("is read too"))
    #expect(try String(contentsOfFile: files.0, encoding: .utf8) == "one\n\n")
  }

  @Test func theMemoryForDuplicatesIsBounded() throws {
    var check = CorpusCheck()
    check.duplicateCapacity = 2
    let (summary, _) = try run("a\nb\nc\nc\na\n", "x\ny\nz\nz\nx\n", check: check)
    #expect(summary[.duplicate] == 1)
    #expect(!summary.duplicatesAreComplete)
  }

  @Test func cleanNamesWithoutEndings() {
    #expect(
      CorpusCheck.cleanPaths(prefix: "p", source: "a.txt", target: "b.txt") == (
        "p.source", "p.target"
      ))
    #expect(
      CorpusCheck.cleanPaths(prefix: "p", source: "d.x/en", target: "fr") == (
        "p.source", "p.target"
      ))
  }

  @Test func parallelCorporaMustBeParallel() throws {
    let folder = try TemporaryFolder()
    let files = (try folder.file("a", "one\ntwo\nthree\n"), try folder.file("b", "un\ndeux\n"))
    let error = try #require(throws: TextError.self) {
      try ParallelCorpus(source: files.0, target: files.1)
    }
    #expect(error.file == files.1)
    #expect(error.problem.contains("after 2 lines"))
    let good = try ParallelCorpus(source: files.0, target: files.0)
    #expect(good.pairs[1] == ParallelCorpus.Pair(source: "two", target: "two", line: 2))
  }
}
