import AcousticModeling
import Audio
import TestSupport
import Testing
import Training

/// Sound as it comes against the same sound as a whole.
@Suite struct StreamingRecognizerTests {
  private let speech: SmallSpeech

  init() throws { speech = try SmallSpeech() }

  private func samples(_ utterance: Utterance) throws -> [Float] {
    var stream = try SoundStream(path: utterance.sound)
    return try stream.rest()
  }

  private func streamed(
    _ model: AcousticModel, _ samples: [Float], chunk: Int
  ) throws -> [DecodedPhone] {
    var recognizer = try StreamingRecognizer(model)
    var phones: [DecodedPhone] = []
    for start in stride(from: 0, to: samples.count, by: chunk) {
      phones += try recognizer.append(
        Array(samples[start..<min(start + chunk, samples.count)]))
    }
    return phones + (try recognizer.finish())
  }

  /// Chunks shorter and longer than a frame, and all at once: the same phones in the same frames, their
  /// scores within 1e-3 (sums over a phone's frames).
  @Test(arguments: [
    [], SmallSpeech.ctc, ["features.stack=3", "features.skip=2"],
    SmallSpeech.ctc + ["features.stack=2", "features.skip=2"], ["model.layers=2"],
    ["features.normalisation.method=none", "features.dither=1"],
  ])
  func chunksOfAnySizeAreTheWhole(overrides: [String]) throws {
    let model = try speech.trained(overrides)
    let valid = try speech.utterances("valid")
    var isFirst = true
    try Recognizer(model).forEach(valid) { scored in
      let whole = try model.bestPath(scored.scores).phones
      #expect(whole.count > 2)
      let samples = try samples(scored.utterance)
      // Single samples take their time: once is enough.
      for chunk in (isFirst ? [1] : []) + [37, 160, 1000, samples.count] {
        let found = try streamed(model, samples, chunk: chunk)
        #expect(found.map(\.phone) == whole.map(\.phone), "chunks of \(chunk)")
        #expect(found.map(\.frames) == whole.map(\.frames), "chunks of \(chunk)")
        for (a, b) in zip(found, whole) { #expect(abs(a.score - b.score) < 1e-3) }
      }
      isFirst = false
    }
  }

  /// Phones go out while sound comes in.
  @Test func phonesDoNotWaitForTheEnd() throws {
    let model = try speech.trained()
    let utterance = try speech.utterances("valid")[0]
    var recognizer = try StreamingRecognizer(model)
    let early = try recognizer.append(samples(utterance))
    let late = try recognizer.finish()
    #expect(early.count >= 4 && late.count == 1)
    var silent = try StreamingRecognizer(model)
    #expect(try silent.append([]).isEmpty)
    #expect(try silent.finish().isEmpty)
  }

  @Test(arguments: [
    (["model.bidirectional=true"], "reads in both directions: wanted one that reads forward only"),
    (
      ["features.normalisation.scope=speaker"],
      "normalises features by speaker: wanted by corpus, or none, to stream"
    ),
    (["features.normalisation.scope=utterance"], "normalises features by utterance"),
  ])
  func refusesWhatIsKnownOnlyAtTheEnd(overrides: [String], wanted: String) throws {
    let model = try speech.begin("run", overrides).trainer.task.model
    let error = #expect(throws: AcousticError.self) { try StreamingRecognizer(model) }
    #expect(try #require(error).description.contains(wanted))
  }
}
