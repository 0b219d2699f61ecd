import Foundation
import Metrics
import TestSupport
import Testing

@Suite struct TranscriptsTests {
  private func text(_ lines: String...) -> Lines { Lines(lines, name: "t") }

  @Test func formsAreRecognised() throws {
    let kaldi = try Transcripts(text("u1 a b", "", "u2", "u3 \t c"))
    #expect(kaldi.ids == ["u1", "u2", "u3"])
    #expect(kaldi[0] == ["a", "b"] && kaldi[1] == [] && kaldi[2] == ["c"])
    let trn = try Transcripts(text(";; comment", "a b (u1)", "(u2)", " c ( u3 )"))
    #expect(trn.ids == kaldi.ids)
    #expect((0..<3).allSatisfy { trn[$0] == kaldi[$0] })
    let plain = try Transcripts(text("a b", "", "c"), form: .plain)
    #expect(plain.ids == ["1", "2", "3"] && plain.isPlain)
    #expect((0..<3).allSatisfy { plain[$0] == kaldi[$0] })
  }

  @Test func labelFolders() throws {
    let folder = try TemporaryFolder()
    let files = [
      "train/dr1/faem0/sx1.phn": "0 10 h#\n10 20 aa\n", "test/dr2/mabc0/sx2.PHN": "0 9 h#\r\n",
      "other/x.phn": "0 1 b\n", "other/x.txt": "no label file\n",
    ]
    for (name, text) in files {
      let parent = URL(fileURLWithPath: folder.file(name)).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try folder.file(name, text)
    }
    let labels = try Transcripts(contentsOf: folder.path)
    #expect(labels.ids == ["other/x", "mabc0_sx2", "faem0_sx1"])
    #expect(labels[2] == ["h#", "aa"])
    let words = try Transcripts(contentsOf: folder.path, words: true)
    #expect(words.ids == ["other/x"] && words[0] == ["no", "label", "file"])
    let single = try Transcripts(
      contentsOf: folder.file("train/dr1/faem0/sx1.phn"))
    #expect(single.ids == ["faem0_sx1"] && single[0] == labels[2])
    // An unknown phone is named with its own line.
    let error = #expect(throws: TranscriptError.self) {
      let map = try PhoneFolding(Lines(["h# sil", "b"], name: "m"))
      _ = try ErrorRate(folding: map).compare(labels, labels)
    }
    #expect(error?.description.contains("faem0/sx1.phn:2: found phone 'aa'") == true)
  }

  @Test func badLinesAreNamed() throws {
    func message(_ lines: Lines, _ form: TranscriptForm = .automatic) -> String {
      do {
        _ = try Transcripts(lines, form: form)
        return "no error"
      } catch { return "\(error)" }
    }
    #expect(
      message(text("a (u)", "b")).hasPrefix("t:2: found 'b'; wanted 'token … (utterance-id)'"))
    #expect(message(text("a (u v)")).hasPrefix("t:1: found 'a (u v)'"))
    #expect(message(text("{ a / b } (u)")).contains("alternatives"))
    #expect(
      message(text("u a", "v b", "u c")).hasPrefix(
        "t:3: utterance 'u' is there twice, first at t:1"))
    #expect(message(text("", "  ")).hasPrefix("t: holds no utterance"))
    #expect(message(text("x 1"), .trn).hasPrefix("t:1: found 'x 1'"))
    let folder = try TemporaryFolder()
    let path = folder.file("a.phn")
    for bad in [
      "0 10 h#\n10 aa\n", "0 10 h#\n20 10 aa\n", "0 10 h#\nx 10 aa\n", "0 10 h#\n\n0 1 a\n",
    ] {
      try folder.file("a.phn", bad)
      let error = #expect(throws: TranscriptError.self) { _ = try Transcripts(contentsOf: path) }
      #expect(error?.description.hasPrefix("\(path):2: found") == true)
    }
  }

  @Test func utterancesAreMatchedByID() throws {
    let references = try Transcripts([("u", ["a"]), ("v", ["b", "b"])], name: "ref")
    let metric = ErrorRate(.words)
    let swapped = try Transcripts([("v", ["b", "b"]), ("u", ["a"])], name: "hyp")
    #expect(try metric.compare(swapped, references).counts.errors == 0)
    func message(_ hypotheses: [(id: String, tokens: [String])]) -> String {
      do {
        _ = try metric.compare(Transcripts(hypotheses, name: "hyp"), references)
        return "no error"
      } catch { return "\(error)" }
    }
    #expect(message([("u", [])]).hasPrefix("hyp: utterance 'v' is missing; wanted it, since ref:2"))
    #expect(
      message([("u", []), ("v", []), ("w", [])]).hasPrefix("hyp:3: utterance 'w' is not in ref"))
    #expect(throws: MetricsError.unequalLineCounts(file: "h", found: 1, wanted: 2, like: "t")) {
      _ = try metric.compare(
        Transcripts(Lines(["a"], name: "h"), form: .plain),
        Transcripts(text("a", "b"), form: .plain))
    }
  }

  @Test(.enabled(if: RealData.folder != nil, "PLUMB_DATA is not set"))
  func timitSample() throws {
    let references = try Transcripts(
      contentsOf: #require(RealData.folder) + "/timit-sample/timit/train")
    #expect(references.count == 160)
    let comparison = try ErrorRate(.kaldi, folding: .timit39).compare(references, references)
    #expect(comparison.counts.errors == 0 && comparison.counts.references > 5000)
    let table = try SpeakerTable()
    #expect(try comparison.groups(.speaker, table).names.count == 16)
    #expect(try comparison.groups(.dialect, table).names == (1...8).map { "dr\($0)" })
    let genders = try comparison.groups(.gender, table)
    #expect(genders.names == ["f", "m"])
    #expect(ErrorCounts(genders.statistics.row(0)).utterances == 80)
  }
}
