import AcousticModeling
import Audio
import Foundation
import Tensors
import TestSupport
import Testing

/// Scores of utterances in any company, and what is made of them. One after another: one of them sets
/// the number of threads of the process.
@Suite(.serialized) struct RecognizerTests {
  private let speech: SmallSpeech

  init() throws { speech = try SmallSpeech() }

  private func model(_ overrides: [String] = []) throws -> AcousticModel {
    try speech.train("model", ["training.length=3 updates"] + overrides)
    return try AcousticModel(path: speech.file("model/last.safetensors"))
  }

  private func scores(
    _ model: AcousticModel, batchFrames: Int = 4096
  ) throws -> [(id: String, scores: FrameScores)] {
    var found: [(id: String, scores: FrameScores)] = []
    let recognizer = try Recognizer(model, batchFrames: batchFrames)
    try recognizer.forEach(speech.utterances()) { found.append(($0.utterance.id, $0.scores)) }
    return found
  }

  /// Within 1e-5: products of other sizes may add up in another order.
  @Test(arguments: [[], SmallSpeech.noisy, SmallSpeech.ctc])
  func scoresAreThoseOfAnyBatch(overrides: [String]) throws {
    let model = try model(overrides)
    let ids = try speech.utterances().map(\.id)
    let alone = try scores(model, batchFrames: 1)
    #expect(alone.map(\.id) == ids)
    for frames in [100, 200, 4096] {
      let together = try scores(model, batchFrames: frames)
      #expect(together.map(\.id) == ids)
      for (a, b) in zip(alone, together) {
        #expect(a.scores.frameCount == b.scores.frameCount)
        let worst = zip(a.scores.values, b.scores.values).map { abs($0 - $1) }.max() ?? 1
        #expect(worst <= 1e-5, "\(a.id) in batches of \(frames) frames")
      }
    }
    for (_, scores) in alone {
      for frame in 0..<scores.frameCount {
        let sum = (0..<scores.classCount).reduce(0) { $0 + exp(Double(scores[frame, $1])) }
        #expect(abs(sum - 1) < 1e-5)
      }
    }
  }

  @Test(arguments: [[], SmallSpeech.noisy])
  func scoresAreTheSameBitForBitOnAnyThreads(overrides: [String]) throws {
    let before = Threads.count
    defer { Threads.count = before }
    let model = try model(overrides)
    Threads.count = 1
    let one = try scores(model).map(\.scores)
    for threads in 2...3 {
      Threads.count = threads
      #expect(try scores(model).map(\.scores) == one, "\(threads) threads")
    }
  }

  /// Speaker by speaker where features are normalised so; else in order.
  @Test func speakersStandTogetherWhereTheyAreNormalised() throws {
    let ids = try speech.utterances().map(\.id)
    let model = try model(["features.normalisation.scope=speaker"])
    #expect(model.scaling == nil)
    let found = try scores(model, batchFrames: 130).map(\.id)
    #expect(
      found == ids.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        + ids.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
  }

  @Test func soundThatIsTooShortIsNamed() throws {
    let model = try model(["features.stack=4", "features.skip=2"])
    let path = try speech.folder.file("short.wav", WaveFile.bytes(WaveFile.noise(600)))
    let error = #expect(throws: AudioError.self) {
      try Recognizer(model).forEach([Utterance(id: "short", sound: path)]) { _ in }
    }
    #expect(
      error?.description == "\(path): is too short: 4 frames are stacked, and it has fewer")
  }

  /// The reference's phones, aligned by a model that has learned: where they are known to begin.
  @Test(arguments: [[], ["model.bidirectional=true"]])
  func alignsPhonesToTheirTimes(overrides: [String]) throws {
    let model = try speech.trained(overrides)
    let valid = try speech.utterances("valid")
    try Recognizer(model).forEach(valid) { scored in
      let phones = try #require(model.phones.indices(of: scored.utterance.phones ?? []))
      let aligned = try model.align(phones, scored.scores)
      #expect(aligned.sequence == phones)
      let classes = try #require(
        model.frameLabels(
          of: scored.utterance, frames: scored.scores.frameCount, rate: 16_000))
      // Where each label's frames begin: no phone stands twice in a row.
      let starts = classes.indices.filter { $0 == 0 || classes[$0] != classes[$0 - 1] }
      #expect(starts.count == phones.count)
      for (phone, start) in zip(aligned.phones, starts) {
        #expect(
          abs(phone.frames.lowerBound - start) <= 2,
          "\(scored.utterance.id): phone \(phone.phone) at \(phone.frames), labels say \(start)"
        )
      }
      #expect(aligned.phones.last?.frames.upperBound == scored.scores.frameCount)
    }
  }

  /// CTC learns no times, but the phones of an alignment are the reference's in their order, and
  /// cover all frames.
  @Test func alignsPhonesWithCTC() throws {
    let model = try speech.trained(SmallSpeech.ctc)
    try Recognizer(model).forEach(try speech.utterances("valid")) { scored in
      let phones = try #require(model.phones.indices(of: scored.utterance.phones ?? []))
      let aligned = try model.align(phones, scored.scores)
      #expect(aligned.sequence == phones)
      #expect(try model.bestPath(scored.scores).sequence == phones)
      var decoder = try model.decoder(DecodingOptions())
      #expect(try decoder.decode(scored.scores).sequence == phones)
      var end = 0
      for phone in aligned.phones {
        #expect(phone.frames.lowerBound == end)
        end = phone.frames.upperBound
      }
      #expect(end == scored.scores.frameCount)
    }
  }

  /// A model that has learned finds the phones with priors and durations too.
  @Test func decodesPhones() throws {
    let model = try speech.trained()
    var decoder = try model.decoder(DecodingOptions())
    try Recognizer(model).forEach(try speech.utterances("valid")) { scored in
      let phones = model.phones.indices(of: try #require(scored.utterance.phones))
      #expect(try decoder.decode(scored.scores).sequence == phones, "\(scored.utterance.id)")
    }
  }

  /// A phone that was never heard in training was found all over: a small prior raises a class.
  @Test func aPhoneThatNeverOccursHasNoPriorToBeDividedBy() throws {
    let list = try speech.folder.file("five.txt", "aa\nh#\niy\ns\nzz\n")
    let model = try model(["data.phones=\(list)", "training.length=2 updates"])
    let priors = try #require(model.logPriors)
    #expect(priors.count == 5 && priors[4] == 0)
    #expect(abs(priors[..<4].reduce(0) { $0 + exp($1) } - 1) < 1e-5)
  }
}
