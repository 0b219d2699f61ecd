import Foundation
import Metrics
import Testing

@Suite struct LinesTests {
  private func lines(_ text: String) throws -> Lines {
    try Lines(text: Array(text.utf8), name: "f")
  }

  @Test func splitsAndStrips() throws {
    let read = try lines("a b \t\r\n\n  é\u{A0}\u{3000}\nlast")
    #expect((0..<read.count).map { read[$0] } == ["a b", "", "  é", "last"])
    #expect(try lines("a\n").count == 1)
    #expect(try lines("\n").count == 1)
    #expect(try lines("a\u{2028}b").count == 1)
  }

  /// A shell's `<(command)` is one.
  @Test func aPipeIsRead() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a\nb\n".utf8))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let read = try Lines(contentsOf: path)
    #expect((0..<read.count).map { read[$0] } == ["a", "b"])
  }

  /// So many lines that they are counted in parts, on machines of several processors.
  @Test(arguments: [1999, 2000, 4321]) func linesInPartsHaveTheStatisticsOfLinesByThemselves(
    count: Int
  ) throws {
    let words = ["a", "bb", "ccc", "dd", "e", "f."]
    func text(_ step: Int) -> [String] {
      (0..<count).map { line in
        (0..<3 + line % 9).map { words[(line * 7 + $0 * step + line / 13) % 6] }
          .joined(separator: " ")
      }
    }
    let (hypotheses, references) = (text(5), [text(1), text(2)])
    for metric in [BLEU(), CHRF(), TER()] as [any Metric] {
      let all = try metric.statistics(
        Lines(hypotheses), references: references.map { Lines($0) })
      #expect(all.count == count)
      for line in [0, 1, 998, 999, 1000, count / 2 - 1, count / 2, count - 1] {
        let one = try metric.statistics(
          Lines([hypotheses[line]]), references: references.map { Lines([$0[line]]) })
        #expect(all.row(line) == one.row(0), "line \(line) of \(count)")
      }
    }
  }

  @Test func namesBadBytes() {
    let error = #expect(throws: MetricsError.self) {
      try Lines(text: Array("a\nb\n".utf8) + [0x63, 0xFF, 0x0A], name: "hyp.fr")
    }
    #expect(error == .invalidUTF8(file: "hyp.fr", line: 3, byte: 0xFF))
    #expect(error?.description == "hyp.fr:3: invalid UTF-8: byte 0xFF; wanted UTF-8 text")
    #expect(throws: MetricsError.invalidUTF8(file: "x", line: 1, byte: 0xC3)) {
      try Lines(text: [0xC3], name: "x")
    }
  }

  @Test func refusesWhatCannotBeScored() throws {
    #expect(throws: MetricsError.empty(file: "x")) { try Lines(text: [], name: "x") }
    let error = #expect(throws: MetricsError.self) {
      try BLEU().corpusScore(lines("a\nb"), references: [lines("a")])
    }
    #expect(error?.description == "f: 2 lines; wanted 1, as many as f has")
    #expect(throws: MetricsError.noReferences) {
      try TER().corpusScore(lines("a"), references: [])
    }
    let missing = #expect(throws: MetricsError.self) { try Lines(contentsOf: "no/such/file") }
    #expect(missing?.description == "no/such/file: cannot be read: no such file")
    let folder = #expect(throws: MetricsError.self) { try Lines(contentsOf: "/") }
    #expect(folder?.description == "/: cannot be read: it is a directory")
  }

  @Test func noticesTokenizedText() {
    let tokenized = Lines(Array(repeating: "un chat .", count: 100))
    #expect(BLEU.looksTokenized(tokenized))
    #expect(!BLEU.looksTokenized(Lines(Array(repeating: "un chat .", count: 99))))
    #expect(!BLEU.looksTokenized(Lines(Array(repeating: "un chat.", count: 200))))
  }
}
