import Foundation
import Metrics
import TestSupport
import Testing

@Suite struct ErrorRateTests {
  private let references = [
    (id: "faem0_1", tokens: ["h#", "b", "bcl", "pau", "q", "h#", "ao"]),
    (id: "mabc0_1", tokens: ["aa", "zh", "h#"]),
  ]
  private let hypotheses = [
    (id: "faem0_1", tokens: ["sil", "b", "sil", "aa"]),
    (id: "mabc0_1", tokens: ["aa", "s", "sil"]),
  ]

  private func counts(_ scoringProtocol: ErrorRate.ScoringProtocol) throws -> ErrorCounts {
    try ErrorRate(scoringProtocol, folding: .timit39).compare(
      Transcripts(hypotheses), Transcripts(references)
    ).counts
  }

  /// sil b sil sil sil aa; aa sh sil.
  @Test func protocolsDifferInSilence() throws {
    let kaldi = try counts(.kaldi)
    #expect((kaldi.references, kaldi.deletions, kaldi.substitutions) == (9, 2, 1))
    let merged = try counts(.mergedSilence)
    #expect((merged.references, merged.deletions, merged.substitutions) == (7, 0, 1))
    let without = try counts(.noSilence)
    #expect((without.references, without.deletions, without.substitutions) == (4, 0, 1))
    #expect(without.hypotheses == 4 && without.wrongUtterances == 1 && without.utterances == 2)
  }

  @Test func signatureTellsProtocolAndFolding() throws {
    let metric = ErrorRate(.noSilence, folding: .timit39)
    #expect(
      "\(metric.signature(referenceCount: 1))".hasPrefix(
        "nrefs:1|protocol:no-silence|fold:timit-39|sil:sil|case:mixed|align:sclite-3-3-4|version:"))
    #expect(ErrorRate(.words).name == "WER" && metric.name == "PER")
  }

  @Test func rates() throws {
    let metric = ErrorRate(.words)
    #expect(metric.score([3, 1, 1, 2, 1, 1]).value == 80)
    #expect(metric.score([0, 0, 0, 0, 1, 0]).value == 0)
    #expect(metric.score([0, 0, 0, 2, 1, 1]).value == 100)
    let lower = ErrorRate(.words, isLowercased: true)
    let one = try Transcripts([("u", ["Été", "A"])])
    let other = try Transcripts([("u", ["été", "a"])])
    #expect(try lower.compare(one, other).counts.errors == 0)
    #expect(try metric.compare(one, other).counts.substitutions == 2)
  }

  @Test func alignmentAsSclitePrintsIt() throws {
    let comparison = try ErrorRate().compare(
      Transcripts([("x", ["a", "c", "d", "eh"])]), Transcripts([("x", ["a", "b", "c", "d"])]))
    #expect(
      comparison.alignment(0) == """
        id: (x)
        Scores: (#C #S #D #I) 3 0 1 1
        REF:  a b c d **
        HYP:  a * c d eh
        Eval:   D     I\u{20}
        """)
  }

  @Test func groupsNeedNames() throws {
    let comparison = try ErrorRate(.kaldi).compare(
      Transcripts([("one", ["a"]), ("two", [])]), Transcripts([("one", ["a"]), ("two", ["b"])]))
    let error = #expect(throws: TranscriptError.self) {
      _ = try comparison.groups(.speaker, SpeakerTable())
    }
    #expect(error?.description.contains("'one': its speaker is not known") == true)
    #expect(try comparison.resampled(SpeakerTable()).grouping == .utterance)
    let folder = try TemporaryFolder()
    let speakers = try folder.file("utt2spk", "one s1\ntwo s2\n")
    let genders = try folder.file("spk2gender", "s1 f\ns2 f\n")
    let table = try SpeakerTable(utt2spk: speakers, spk2gender: genders)
    #expect(try comparison.groups(.speaker, table).names == ["s1", "s2"])
    #expect(try comparison.groups(.gender, table).statistics.count == 1)
    #expect(try comparison.resampled(table).grouping == .speaker)
    let short = try SpeakerTable(utt2spk: folder.file("short", "one s1\n"))
    let missing = #expect(throws: TranscriptError.self) {
      _ = try comparison.groups(.speaker, short)
    }
    #expect(missing?.description.contains("short: does not name utterance 'two'") == true)
    #expect(throws: TranscriptError.self) {
      _ = try SpeakerTable(utt2spk: folder.file("bad", "one\n"))
    }
    #expect(throws: TranscriptError.self) {
      _ = try SpeakerTable(utt2spk: folder.file("twice", "one a\none b\n"))
    }
  }

  /// Insertions behind the last token count on both sides alike; sc_stats overlooks the second's.
  @Test func matchedPairsAreSymmetric() throws {
    let references = try Transcripts((0..<40).map { ("u\($0)", ["a", "b", "c"]) })
    let right = try ErrorRate().compare(references, references)
    let worse = try ErrorRate().compare(
      Transcripts((0..<40).map { ("u\($0)", ["a", "b", "c"] + ($0 % 2 == 0 ? ["d"] : [])) }),
      references)
    let test = MatchedPairs(worse, right)
    let other = MatchedPairs(right, worse)
    #expect(test.segments == 20 && other.segments == 20)
    #expect(test.meanDifference == 1 && other.meanDifference == -1)
    #expect(MatchedPairs(right, right).segments == 0 && MatchedPairs(right, right).pValue == 1)
  }

  @Test func reportHoldsWhatWasAskedFor() throws {
    let comparison = try ErrorRateGoldenTests.comparison("phones", "a")
    let signature = comparison.metric.signature(referenceCount: 1)
    var report = ErrorReport(comparison, score: comparison.score, signature: signature)
    #expect(report.text().split(separator: "\n").count == 1)
    report.groups = [try comparison.groups(.gender, SpeakerTable())]
    report.confusions = 2
    report.showsAlignments = true
    let text = report.text()
    #expect(text.contains("PER|nrefs:1|protocol:kaldi|") && text.contains(" = 22.2 (S 817 + D 266"))
    #expect(text.contains("\ngender  utts  phones  corr"))
    #expect(text.contains("\nsubstitutions: 817, of "))
    #expect(text.components(separatedBy: "\nREF: ").count == 301)
    let data = try JSONSerialization.jsonObject(with: Data(report.json(width: 4).utf8))
    let json = try #require(data as? [String: Any])
    #expect(json["score"] as? Double == 22.2125)
    #expect((json["counts"] as? [String: Int])?["errors"] == nil)
    #expect((json["counts"] as? [String: Int])?["substitutions"] == 817)
    #expect((json["alignments"] as? [Any])?.count == 300)
    let groups = json["groups"] as? [String: [[String: Any]]]
    #expect(groups?["gender"]?.count == 2)
  }

  /// Speakers are drawn, not utterances: two speakers give few different resamples.
  @Test func bootstrapDrawsSpeakers() throws {
    let comparison = try ErrorRateGoldenTests.comparison("phones", "a")
    let groups = try comparison.resampled(SpeakerTable())
    #expect(groups.grouping == .speaker && groups.statistics.count == 10)
    let confidence = try Bootstrap().confidence(groups.statistics, comparison.metric)
    #expect(abs(confidence.mean - comparison.score.value) < 0.3)
    #expect(confidence.halfWidth > 0.2 && confidence.halfWidth < 2)
  }

  @Test func systemsAreComparedWithTheFirst() throws {
    let comparisons = try ["a", "b"].map { try ErrorRateGoldenTests.comparison("phones", $0) }
    let comparison = try SystemComparison(comparisons, Bootstrap(), SpeakerTable())
    #expect(comparison.tests[0] == nil && comparison.tests[1]?.segments == 918)
    let text = comparison.text()
    #expect(text.contains("|unit:speaker|test:mapsswe|protocol:kaldi|"))
    #expect(
      text.contains("918 segments, mean difference 0.295, standard deviation 1.444, Z = 6.193"))
    let json = try JSONSerialization.jsonObject(with: Data(comparison.json().utf8))
    let systems = try #require(json as? [[String: Any]])
    #expect((systems[1]["PER"] as? [String: Any])?["segments"] as? Int == 918)
    #expect(throws: MetricsError.self) {
      _ = try SystemComparison([comparisons[0]], Bootstrap(), SpeakerTable())
    }
  }

  @Test func framesAreCounted() throws {
    let references = try Transcripts(
      [("faem0_1", ["h#", "aa", "q", "zh"]), ("mabc0_1", ["b", "b"])], name: "ref")
    let hypotheses = try Transcripts(
      [("mabc0_1", ["b", "d"]), ("faem0_1", ["pau", "ao", "b", "zh"])], name: "hyp")
    let plain = try FrameAccuracy().compare(hypotheses, references)
    #expect(plain.statistics.sum == [2, 6, 2])
    // The frame of the deleted q is not counted; silences are one label, and so are aa and ao.
    let folded = try FrameAccuracy(folding: .timit39).compare(hypotheses, references)
    #expect(folded.statistics.sum == [4, 5, 2] && folded.score.value == 80)
    #expect(try folded.groups(.gender, SpeakerTable()).names == ["f", "m"])
    let short = try Transcripts([("faem0_1", ["h#"]), ("mabc0_1", ["b", "b"])], name: "hyp")
    let error = #expect(throws: TranscriptError.self) {
      _ = try FrameAccuracy().compare(short, references)
    }
    #expect(
      error?.description
        == "hyp:1: utterance 'faem0_1' has 1 frames; wanted 4, as many as ref:1 has")
  }
}
