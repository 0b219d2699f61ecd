import AcousticModeling
import Audio
import Foundation
import TestSupport
import Testing
import Text
import Training

/// What a training says of data that it cannot take.
@Suite struct AcousticTrainingDataTests {
  private let speech: SmallSpeech

  init() throws { speech = try SmallSpeech(train: 4, valid: 2) }

  /// The same sound at half the rate: refused, or resampled where the configuration says so.
  @Test func soundOfAnotherRateIsResampledWhereAsked() throws {
    let other = ["features.rate=8000"]
    #expect(try problem(other).contains("is sampled at 16000 Hz, wanted 8000 Hz"))
    _ = try speech.begin("run", other + ["data.resample=true"])
    let store = try String(contentsOfFile: speech.file("run/train.utterances"), encoding: .utf8)
    #expect(store.hasSuffix("# 4\n"))
  }

  private func problem(_ overrides: [String], run: String = "run") throws -> String {
    let error = #expect(throws: (any Error).self) { try speech.begin(run, overrides) }
    return "\(try #require(error))"
  }

  /// Bad data, and how the message begins and goes on.
  private func badData() throws -> [(overrides: [String], begins: String, contains: String)] {
    let folder = speech.folder
    func manifest(_ name: String, _ text: String) throws -> [String] {
      ["data.train=\(try folder.file(name, text))"]
    }
    /// A manifest of one sound with these labels.
    func segments(_ name: String, _ labels: String) throws -> [String] {
      try folder.file("\(name).phn", labels)
      return try manifest("\(name).tsv", "sound\tsegments\n0.wav\t\(name).phn\n")
        + ["data.phones=timit-61"]
    }
    try folder.file("cut.wav", WaveFile.bytes(WaveFile.noise(16_000)).dropLast(1000))
    try folder.file("slow.wav", WaveFile.bytes(WaveFile.noise(8000), rate: 8000))
    let list = try folder.file("phones.txt", "aa\niy\ns\n")
    let twice = try folder.file("twice.txt", "aa\n\niy\naa\n")
    return [
      (
        ["data.train=\(speech.file("train-untimed.tsv"))"],
        speech.file("train-untimed.tsv") + ":2: '",
        "phones without times; objective frames wants times (segments)"
      ),
      (
        ["data.valid=\(speech.file("valid-untimed.tsv"))"],
        speech.file("valid-untimed.tsv") + ":2: '",
        "objective frames wants times"
      ),
      (
        try manifest("none.tsv", "sound\n0.wav\n") + SmallSpeech.ctc,
        speech.file("none.tsv") + ":2: '",
        "has no phones, wanted them to train on"
      ),
      (
        ["data.phones=\(list)"], speech.file("train.tsv") + ":2: '",
        "has the label 'h#', which data.phones does not know"
      ),
      (
        // Validation has a label that training never has.
        try manifest("few.tsv", "sound\tphones\n0.wav\taa\n") + SmallSpeech.ctc,
        speech.file("valid.tsv") + ":2: '", "which data.phones does not know"
      ),
      (
        SmallSpeech.ctc + ["validation.folding=timit-39", "data.phones=as-labelled"]
          + (try manifest("zz.tsv", "sound\tphones\n0.wav\tzz\n"))
          + ["data.valid=\(try folder.file("zv.tsv", "sound\tphones\n4.wav\tzz\n"))"],
        "validation.folding: ", "'zz'"
      ),
      (["data.phones=\(twice)"], "\(twice):4: ", "the phone 'aa' stands here again"),
      (["data.phones=\(speech.file("no.txt"))"], speech.file("no.txt"), "cannot be read"),
      (
        try manifest("lost.tsv", "sound\tphones\n0.wav\taa\nlost.wav\taa\n"),
        speech.file("lost.tsv") + ":3: ", "found no file"
      ),
      (
        try manifest("cut.tsv", "sound\tphones\ncut.wav\taa\n") + SmallSpeech.ctc
          + ["data.valid=\(speech.file("cut.tsv"))"],
        speech.file("cut.wav"), "is truncated"
      ),
      (
        try manifest("slow.tsv", "sound\tphones\nslow.wav\taa\n") + SmallSpeech.ctc
          + ["data.valid=\(speech.file("slow.tsv"))"],
        speech.file("slow.wav"), "is sampled at 8000 Hz, wanted 16000 Hz"
      ),
      (["data.train=\(speech.file("no.tsv"))"], speech.file("no.tsv"), "cannot be opened"),
      (
        try segments("over", "0 100 aa\n50 200 iy\n"), speech.file("0.wav"),
        "has the label 'iy' from sample 50 on, wanted 100 or later, where 'aa' ends"
      ),
      (
        try segments("long", "0 100 aa\n100 9999999 iy\n"), speech.file("0.wav"),
        "has the label 'iy' to sample 9999999, and only"
      ),
    ]
  }

  /// Every message names its file, and a run that was there is as it was.
  @Test func badDataIsNamedAndAnOlderRunIsUntouched() throws {
    try speech.train("run", ["training.length=1 updates"])
    let run = speech.file("run")
    func contents() throws -> [String: [UInt8]] {
      let names = try FileManager.default.contentsOfDirectory(atPath: run)
      return Dictionary(uniqueKeysWithValues: try names.map { ($0, try bytes(of: "\(run)/\($0)")) })
    }
    let before = try contents()
    for (overrides, begins, contains) in try badData() {
      let error = #expect(throws: (any Error).self, "\(overrides)") {
        try speech.begin("run", overrides, overwrite: true)
      }
      let found = "\(try #require(error))"
      #expect(found.hasPrefix(begins) && found.contains(contains), "\(found)")
      #expect(try contents() == before, "\(overrides)")
    }
    #expect(try !speech.folder.names().contains { $0.hasPrefix("run.") }, "what is left of staging")
    // Without leave to overwrite, good data do not help.
    #expect(try problem([]).contains("a run is here already"))
    #expect(try contents() == before)
  }

  /// CTC wants a frame for each phone and one between equal ones.
  @Test func tooShortUtterancesAreLeftOutAndCounted() throws {
    let long = Array(repeating: "aa iy s", count: 30).joined(separator: " ")
    // A sound of 8 frames: 25 ms and seven times 10.
    let samples = WaveFile.noise(400 + 7 * 160)
    for name in ["a", "b", "c"] {
      try speech.folder.file("\(name).wav", WaveFile.bytes(samples))
    }
    let some = try speech.folder.file(
      "some.tsv",
      "sound\tphones\n0.wav\th# aa iy s h#\n1.wav\t\(long)\na.wav\taa aa aa aa\n"
        + "b.wav\taa aa aa aa aa\n"
        + "c.wav\taa iy s aa iy s aa iy\n")
    let prepared = try speech.begin("run", SmallSpeech.ctc + ["data.train=\(some)"])
    let note = try #require(prepared.notes.first { $0.hasPrefix("train") })
    #expect(note.contains("3 utterances of 3 speakers"), "\(note)")
    #expect(note.hasSuffix("2 too short left out"), "\(note)")
    #expect(note.contains("17 phones"))
    #expect(try prepared.trainer.run { prepared.trainer.state.update == 1 } == .interrupted)

    let none = try speech.folder.file("none.tsv", "sound\tphones\n1.wav\t\(long)\n")
    let found = try problem(
      SmallSpeech.ctc + ["data.train=\(none)", "data.valid=\(none)"], run: "other")
    #expect(found.contains("\(none): has no utterance with phones that is long enough"), "\(found)")
  }

  /// Fewer frames than are stacked are no frame.
  @Test func fewerFramesThanAreStackedAreTooShort() throws {
    try speech.folder.file("a.wav", WaveFile.bytes(WaveFile.noise(400 + 160)))
    try speech.folder.file("a.phn", "0 560 aa\n")
    let some = try speech.folder.file(
      "some.tsv", "sound\tsegments\n0.wav\t0.phn\na.wav\ta.phn\n")
    let options = ["data.train=\(some)", "features.stack=3", "features.skip=3"]
    let note = try #require(try speech.begin("run", options).notes.first { $0.hasPrefix("train") })
    #expect(note.contains("1 utterances") && note.hasSuffix("1 too short left out"), "\(note)")
  }

  /// A run whose features were damaged later says so.
  @Test func aDamagedArchiveIsNamedOnResume() throws {
    try speech.train("run", ["training.length=8 updates"], stopAfter: 1)
    let archive = speech.file("run/train.ark")
    try overwrite(archive, Array(try bytes(of: archive).prefix(300)))
    let trainer = try AcousticTraining.resume(speech.file("run"), style: .quiet).trainer
    let error = #expect(throws: AudioError.self) { try trainer.run { false } }
    #expect(try #require(error).description.contains(archive))
  }
}
