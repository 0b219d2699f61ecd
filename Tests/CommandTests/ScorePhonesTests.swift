import Foundation
import Testing

/// `plumb score per`, `wer` and `frames` as a user runs them.
@Suite struct ScorePhonesTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("faem0_si1 h# b pau q aa\nmabc0_sx2 zh h#\n", to: "ref.txt")
    try folder.write("zh sil (mabc0_sx2)\nsil b sil ao ao (faem0_si1)\n", to: "a.trn")
    try folder.write("mabc0_sx2 sil\nfaem0_si1 sil b ao\n", to: "b.txt")
    return folder
  }

  @Test func formsAndProtocols() throws {
    let folder = try folder()
    let result = try PlumbCommand.run(
      ["score", "per", "ref.txt", "-i", "a.trn", "--fold", "timit-39", "--by", "speaker"],
      in: folder.root)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix("PER|nrefs:1|protocol:kaldi|fold:timit-39|case:mixed|align:"))
    #expect(result.output.contains(" = 16.7 (S 0 + D 0 + I 1) / 6, C 6; 1 of 2 utterances"))
    #expect(result.output.contains("\nmabc0       1       2     2    0    0    0      0   0.0\n"))
    let without = try PlumbCommand.run(
      [
        "score", "per", "ref.txt", "-i", "a.trn", "--fold", "timit-39", "--protocol", "no-silence",
        "-b", "-w", "2",
      ], in: folder.root)
    #expect(without.output == "33.33\n", "\(without.errors)")
  }

  /// Dictionaries have no silence, recognisers find it: it was warned of as if nothing were left out.
  @Test func silenceInTheHypothesisAloneIsSilence() throws {
    let folder = try folder()
    try folder.write("faem0_si1 b ao\nmabc0_sx2 zh\n", to: "words.txt")
    try folder.write("faem0_si1 b ao\nmabc0_sx2 sh\n", to: "none.txt")
    for (hypothesis, warns) in [("a.trn", false), ("none.txt", true)] {
      let result = try PlumbCommand.run(
        ["score", "per", "words.txt", "-i", hypothesis, "--fold", "timit-39"]
          + ["--protocol", "no-silence"], in: folder.root)
      #expect(result.status == 0)
      #expect(result.errors.contains("changes nothing") == warns, "\(hypothesis)")
    }
  }

  @Test func systemsFromFiles() throws {
    let folder = try folder()
    let result = try PlumbCommand.run(
      ["score", "per", "ref.txt", "--systems", "a.trn", "b.txt", "--fold", "timit-39"],
      in: folder.root)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Baseline: a.trn  16.7 (μ"))
    #expect(result.output.contains("test:mapsswe"))
    #expect(result.output.contains("b.txt: 2 segments, mean difference -0.500"))
  }

  @Test func aProtocolWithoutSilenceWarns() throws {
    let folder = try folder()
    let result = try PlumbCommand.run(
      ["score", "per", "ref.txt", "--protocol", "merged-silence", "-b"],
      input: Data("mabc0_sx2 zh h#\nfaem0_si1 h# b pau q aa\n".utf8), in: folder.root)
    #expect(result.status == 0 && result.output == "0.0\n")
    #expect(result.errors.contains("no phone is 'sil'"))
  }

  @Test func wordsAndFrames() throws {
    let folder = try folder()
    try folder.write("one Two\nthree\n", to: "plain.txt")
    let words = try PlumbCommand.run(
      ["score", "wer", "plain.txt", "--form", "plain", "--lowercase", "-f", "json"],
      input: Data("One two\nfour\n".utf8), in: folder.root)
    let json = try JSONSerialization.jsonObject(with: Data(words.output.utf8)) as? [String: Any]
    #expect(json?["name"] as? String == "WER" && json?["score"] as? Double == 33.3)
    #expect((json?["counts"] as? [String: Int])?["substitutions"] == 1)
    let frames = try PlumbCommand.run(
      ["score", "frames", "ref.txt", "-i", "ref.txt", "--by", "gender"], in: folder.root)
    #expect(frames.output.hasPrefix("frame-accuracy|nrefs:1|fold:none|version:"))
    #expect(frames.output.contains(" = 100.0 7 of 7 frames, 2 utterances"))
  }
}
