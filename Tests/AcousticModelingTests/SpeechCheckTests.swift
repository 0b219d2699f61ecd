import AcousticModeling
import Metrics
import TestSupport
import Testing
import Text

@Suite struct SpeechCheckTests {
  private typealias Kind = SpeechFinding.Kind

  private func run(
    _ manifest: String, in folder: TemporaryFolder, _ check: SpeechCheck = SpeechCheck()
  ) throws -> (SpeechSummary, [SpeechFinding]) {
    var findings: [SpeechFinding] = []
    let path = try folder.file("m.tsv", manifest)
    let summary = try check.run(manifest: path) { findings.append($0) }
    return (summary, findings)
  }

  /// One sound of a second, with the labels given.
  private func label(
    _ lines: String, samples: Int = 16_000, _ check: SpeechCheck = SpeechCheck()
  ) throws -> [SpeechFinding] {
    let folder = try TemporaryFolder()
    try folder.file("a.wav", WaveFile.bytes(WaveFile.noise(samples)))
    try folder.file("a.phn", lines)
    return try run("sound\tsegments\na.wav\ta.phn\n", in: folder, check).1
  }

  @Test func aGoodCorpusHasNoFindingsAndSums() throws {
    let folder = try TemporaryFolder()
    try folder.file("a.wav", WaveFile.bytes(WaveFile.noise(16_000, seed: 1)))
    try folder.file("b.wav", WaveFile.bytes(WaveFile.noise(32_000, seed: 2)))
    try folder.file("a.phn", "0 100 h#\n100 900 q\n900 15000 ix\n")
    try folder.file("b.phn", "0 100 h#\n100 900 ih\n900 31999 pau\n")
    var check = SpeechCheck()
    check.phones = .folded(.timit39)
    let (summary, findings) = try run(
      "sound\tspeaker\tsegments\na.wav\tx\ta.phn\nb.wav\tx\tb.phn\n", in: folder, check)
    #expect(findings == [])
    #expect(summary.utterances == 2 && summary.speakers == 1)
    #expect(abs(summary.hours * 3600 - 3) < 1e-9)
    #expect(summary.shortestSeconds == 1 && summary.longestSeconds == 2)
    #expect(summary.phones == 6 && summary.distinctPhones == 5 && summary.foldedPhones == 5)
    #expect(summary.counts == ["sil": 3, "ih": 2])
    #expect(summary.errors == 0 && summary.warnings == 0)
  }

  @Test(arguments: [
    ("0 100 a\n100 900 b\n950 16000 c\n", Kind.gap, 3), ("5 16000 a\n", .gap, 1),
    ("0 100 a\n90 16000 b\n", .overlap, 2), ("0 9 x\n9 20 a\n3 16000 b\n", .unordered, 3),
    ("0 9 a\n9 9 b\n9 16000 c\n", .emptySegment, 2), ("0 9 a\n9 16159 b\n", .labelsEndLate, 2),
    ("0 9 a\n9 16160 b\n", .labelsPastEnd, 2),
    ("0 9 a\n9 x b\n", .unreadableLabels, 2), ("", .unreadableLabels, 0),
  ])
  func labelsAreLookedOver(lines: String, kind: SpeechFinding.Kind, line: Int) throws {
    let findings = try label(lines)
    #expect(findings.map(\.kind) == [kind])
    #expect(findings[0].file.hasSuffix("/a.phn") && findings[0].line == line)
  }

  @Test func labelsMayEndAnInstantBeforeTheSound() throws {
    #expect(try label("0 9 a\n9 16000 b\n", samples: 32_000) == [])
    let findings = try label("0 9 a\n9 16000 b\n", samples: 32_001)
    #expect(findings.map(\.kind) == [.labelsEndEarly])
  }

  @Test func phonesHaveToBeKnown() throws {
    var check = SpeechCheck()
    check.phones = .folded(.timit39)
    let findings = try label("0 9 h#\n9 16000 xx\n", check)
    #expect(findings.map(\.kind) == [.unknownPhone])
    #expect(findings[0].line == 2 && findings[0].message.contains("'xx'"))
    check.phones = .listed(["h#"])
    #expect(try label("0 9 h#\n9 16000 xx\n", check).map(\.kind) == [.unknownPhone])
  }

  @Test func ctcWantsAFrameAPhoneAndOneBetweenEqualOnes() throws {
    let folder = try TemporaryFolder()
    // 400 + 4 · 160 samples: five frames.
    try folder.file("a.wav", WaveFile.bytes(WaveFile.noise(1040)))
    let kinds = { (phones: String, check: SpeechCheck) in
      try self.run("sound\tphones\na.wav\t\(phones)\n", in: folder, check).1.map(\.kind)
    }
    var check = SpeechCheck()
    #expect(try kinds("a b c d e", check) == [])
    #expect(try kinds("a b b d", check) == [])
    #expect(try kinds("a b b d e", check) == [.tooShort])
    check.frameSkip = 2
    #expect(try kinds("a b c", check) == [])
    #expect(try kinds("a b c d", check) == [.tooShort])
    check = SpeechCheck()
    check.phones = .folded(.timit39)
    // Folded, pcl and tcl are both silence, and q is none.
    #expect(try kinds("pcl tcl ah q", check) == [])
    #expect(try kinds("pcl tcl pau", check) == [])
    #expect(try kinds("pcl tcl pau ah", check) == [.tooShort])
  }

  @Test func soundsAreLookedOver() throws {
    let folder = try TemporaryFolder()
    let noise = WaveFile.noise(16_000)
    var loud = noise
    for index in 0..<17 { loud[index * 3] = index % 2 == 0 ? 32767 : -32768 }
    try folder.file("good.wav", WaveFile.bytes(noise))
    try folder.file("text.wav", "no sound")
    try folder.file("slow.wav", WaveFile.bytes(WaveFile.noise(8000, seed: 2), rate: 8000))
    try folder.file("two.wav", WaveFile.bytes(WaveFile.noise(8000, seed: 3), channels: 2))
    try folder.file("none.wav", WaveFile.bytes([]))
    try folder.file("silent.wav", WaveFile.bytes(.init(repeating: 3, count: 16_000)))
    try folder.file("loud.wav", WaveFile.bytes(loud))
    try folder.file("again.wav", WaveFile.bytes(noise))
    try folder.file("cut.wav", WaveFile.bytes(noise).dropLast(100))
    let names = [
      "good", "text", "slow", "two", "none", "silent", "loud", "again", "cut", "missing",
    ]
    let manifest = "sound\tphones\n" + names.map { "\($0).wav\ta b\n" }.joined()
    let (summary, findings) = try run(manifest, in: folder)
    #expect(
      findings.map { "\($0.line) \($0.kind.rawValue)" } == [
        "3 unreadable_sound", "4 other_rate", "5 several_channels", "6 no_samples", "7 silent",
        "8 clipping", "9 duplicate_sound", "10 unreadable_sound", "11 unreadable_sound",
      ])
    #expect(summary.errors == 7 && summary.warnings == 2)
    #expect(summary.utterances == 10 && summary.phones == 20)
    #expect(findings[6].message.contains("good.wav (line 2)"))
    var check = SpeechCheck()
    check.rate = 8000
    #expect(try run("sound\tphones\nslow.wav\ta\n", in: folder, check).1 == [])
    #expect(
      try run("sound\tphones\ngood.wav\ta\n", in: folder, check).1.map(\.kind) == [.otherRate])
    check.rate = nil
    check.takesAnyRate = true
    #expect(try run("sound\tphones\ngood.wav\ta\nslow.wav\ta\n", in: folder, check).1 == [])
  }

  @Test func labelsMayBeMissingOnlyWhereNoneAreWanted() throws {
    let folder = try TemporaryFolder()
    try folder.file("a.wav", WaveFile.bytes(WaveFile.noise(16_000)))
    let manifests = [
      ("sound\na.wav\n", Kind.missingLabels), ("sound\tphones\na.wav\t\n", .missingLabels),
      ("sound\tsegments\na.wav\tno.phn\n", .unreadableLabels),
    ]
    for (manifest, kind) in manifests {
      let findings = try run(manifest, in: folder).1
      #expect(findings.map(\.kind) == [kind] && findings[0].file.hasSuffix("m.tsv"))
      #expect(findings[0].line == 2)
    }
    var check = SpeechCheck()
    check.wantsLabels = false
    #expect(try run("sound\na.wav\n", in: folder, check).1 == [])
  }

  @Test func everyUnknownWordIsFound() throws {
    let folder = try TemporaryFolder()
    try folder.file("a.wav", WaveFile.bytes(WaveFile.noise(16_000)))
    var check = SpeechCheck()
    let manifest = "sound\twords\na.wav\tSee me, sea!\n"
    #expect(throws: TextError.self) { try run(manifest, in: folder, check) }
    check.dictionary = try PronouncingDictionary(contentsOf: folder.file("d", "see S IY1\n"))
    let (summary, findings) = try run(manifest, in: folder, check)
    #expect(findings.map(\.kind) == [.unknownWord, .unknownWord])
    #expect(findings[1].message.contains("'sea!'"))
    #expect(summary.phones == 0)
  }
}
