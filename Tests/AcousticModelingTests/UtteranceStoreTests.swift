import AcousticModeling
import Audio
import Files
import Metrics
import Tensors
import TestSupport
import Testing

/// Features and labels as a run keeps them.
@Suite struct UtteranceStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let phones = PhoneSet(SmallSpeech.phones)

  @discardableResult
  private func write(
    _ utterances: [Utterance], _ features: AcousticFeatures, phones: PhoneSet = Self.phones,
    objective: AcousticModelOptions.Objective = .frames
  ) throws -> UtteranceStore.Report {
    var sound = SoundOptions()
    sound.resamples = true
    return try UtteranceStore.write(
      utterances, phones: phones, objective: objective,
      pipeline: FeaturePipeline(features, sound: sound, scaling: nil),
      archive: folder.file("a.ark"), index: folder.file("a.utterances"))
  }

  private func open(
    classCount: Int = 4, dimension: Int = 39, objective: AcousticModelOptions.Objective = .ctc
  ) throws -> UtteranceStore {
    try UtteranceStore(
      archive: folder.file("a.ark"), index: folder.file("a.utterances"), classCount: classCount,
      dimension: dimension, objective: objective)
  }

  /// The lines of an index without the last, and with a last one that counts them.
  private func lines(_ index: String) throws -> String {
    try text(of: index).split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
  }

  private func counted(_ lines: String) -> String {
    lines + "# \(lines.split(separator: "\n").count)\n"
  }

  private func plain(stack: Int = 1, skip: Int = 1) -> AcousticFeatures {
    var options = FeatureOptions.kaldi
    options.normalisation.method = .none
    return AcousticFeatures(options: options, stack: stack, skip: skip)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let speech = try SmallSpeech(train: 5, valid: 1)
    let utterances = try speech.utterances()
    let report = try write(utterances, plain())
    let store = try open()
    #expect(store.utterances.map(\.id) == utterances.map(\.id))
    #expect(store.utterances.map(\.speaker) == utterances.map(\.speaker))
    var (index, frames) = (0, 0)
    try FeaturePipeline(plain(), scaling: nil).forEach(utterances) { utterance, matrix, _ in
      let stored = try store.features(of: index)
      #expect(stored == matrix)
      let labels = store.utterances[index]
      #expect(labels.phones.map(Int.init) == Self.phones.indices(of: utterance.phones ?? []))
      #expect(labels.frames == matrix.frameCount && labels.frameClasses?.count == labels.frames)
      index += 1
      frames += matrix.frameCount
    }
    #expect(report.kept == 5 && report.speakers == 2 && report.phones == 25)
    #expect(report.tooShort == 0 && report.frames == frames)
    #expect(abs(report.seconds - 0.01 * Double(frames)) < 1e-9)
  }

  /// The sample in a frame's middle says its class, whatever rate the labels count in, and whatever
  /// is stacked.
  @Test(arguments: [8000, 16_000, 22_050], [(1, 1), (3, 2)])
  func framesHaveTheClassOfTheirMiddleSample(rate: Int, stacking: (Int, Int)) throws {
    let (stack, skip) = stacking
    let speech = try SmallSpeech(train: 3, valid: 1, rate: rate)
    let utterances = try speech.utterances()
    try write(utterances, plain(stack: stack, skip: skip))
    for (utterance, labels) in zip(utterances, try open().utterances) {
      guard case .segments(let segments) = utterance.transcript else { return }
      let classes = try #require(labels.frameClasses)
      #expect(classes.count == labels.frames && labels.frames > 10)
      for (frame, found) in classes.enumerated() {
        // A stack reaches from its first frame's first sample to its last one's last.
        let middle = 160 * skip * frame + (160 * (stack - 1) + 400) / 2
        let sample = Int(Double(middle) * Double(rate) / 16_000)
        let segment = try #require(
          segments.first { $0.samples.contains(sample) } ?? segments.last)
        #expect(
          found == Int32(SmallSpeech.phones.firstIndex(of: segment.phone) ?? -9),
          "frame \(frame) of \(utterance.id)")
      }
    }
  }

  /// Sound goes on where labels end, and begins before them; deleted labels have no class.
  @Test func framesOutsideOfLabelsAndOfDeletedOnes() throws {
    let sound = try folder.file("a.wav", WaveFile.bytes(WaveFile.noise(400 + 19 * 160)))
    // Middles stand at 200, 360, … 3240.
    let utterance = Utterance(
      id: "a", sound: sound,
      transcript: .segments([
        .init("h#", 500..<840), .init("q", 840..<1320), .init("iy", 1320..<1800),
        .init("ix", 1800..<2000),
      ]))
    let map = try folder.file("map", "h# sil\nq\niy iy\nix iy\n")
    let phones = PhoneSet(try PhoneFolding(contentsOf: map))
    #expect(phones.classes == ["iy", "sil"])
    try write([utterance], plain(), phones: phones)
    let labels = try open(classCount: 2).utterances[0]
    #expect(
      labels.frameClasses
        == [1, 1, 1, 1, -1, -1, -1] + [Int32](repeating: 0, count: 13))
    #expect(labels.phones == [1, 0, 0])
  }

  /// A line of the index that is not whole, or says what cannot be.
  @Test(arguments: [
    "b\tann\t0\t3\t0 1", "b\tann\tx\t3\t0 1\t-", "b\tann\t0\t3\t0 4\t-", "b\tann\t0\t3\t0 -1\t-",
    "b\tann\t0\t3\t0 1\t0x2", "b\tann\t0\t3\t0 1\t0x2 1x2", "b\tann\t0\t3\t0 1\t0x2 4x1",
    "b\tann\t0\t3\t0 1\t0x2 -2x1", "b\tann\t0\t3\t0 1\t0x3 1x0", "b\tann\t0\t3\t0 1\t3", "damage",
  ])
  func aDamagedIndexNamesTheLine(line: String) throws {
    let speech = try SmallSpeech(train: 2, valid: 1)
    try write(speech.utterances(), plain())
    let index = folder.file("a.utterances")
    let good = try lines(index)
    try folder.file("a.utterances", counted(good + line + "\n"))
    let error = #expect(throws: AcousticError.self) { try open() }
    #expect(
      try #require(error).description == "\(index):3: found '\(line)', damaged")
    try folder.file("a.utterances", counted(good))
    #expect(try open().utterances.count == 2)
  }

  /// An index cut off at a line's end is no shorter corpus, and a count cannot be made to overflow.
  @Test func aCutIndexIsNotAShorterCorpus() throws {
    let speech = try SmallSpeech(train: 3, valid: 1)
    try write(speech.utterances(), plain())
    let good = try lines(folder.file("a.utterances"))
    let cut = good.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
    for text in [
      cut, "", cut + "# 3\n", "# 0\n", good + "b\t\t0\t3\t0\t1x9223372036854775800\n# 4\n",
    ] {
      try folder.file("a.utterances", text)
      #expect(throws: AcousticError.self, "\(text)") { try open() }
    }
  }

  /// Utterances of another run: other features, other labels.
  @Test func anotherRunsDataAreRefused() throws {
    let speech = try SmallSpeech(train: 2, valid: 1)
    try write(speech.utterances(), plain())
    let narrow = try open(dimension: 13)
    let error = #expect(throws: AcousticError.self) { try narrow.features(of: 0) }
    #expect(try #require(error).description.contains("wanted"))
    let text = counted("a\t\t0\t3\t0 1 0 1\t-\n")
    try folder.file("a.utterances", text)
    // Four phones in three frames, and none with times.
    for objective in AcousticModelOptions.Objective.allCases {
      #expect(throws: AcousticError.self) { try open(objective: objective) }
    }
  }

  @Test func whatDoesNotFitTheArchiveIsRefused() throws {
    let speech = try SmallSpeech(train: 2, valid: 1)
    try write(speech.utterances(), plain())
    let index = folder.file("a.utterances")
    let good = try lines(index)
    for line in ["b\t\t0\t3\t0 1\t-", "b\t\t999999\t3\t0 1\t-"] {
      try folder.file("a.utterances", counted(good + line + "\n"))
      let store = try open()
      #expect(throws: (any Error).self, "\(line)") { try store.features(of: 2) }
    }
    #expect(throws: FileError.self) {
      try UtteranceStore(
        archive: folder.file("none.ark"), index: index, classCount: 4, dimension: 39,
        objective: .ctc)
    }
    #expect(throws: FileError.self) {
      try UtteranceStore(
        archive: folder.file("a.ark"), index: folder.file("none"), classCount: 4, dimension: 39,
        objective: .ctc)
    }
  }

  /// Utterances side by side, time-major, zeros and no class behind the end.
  @Test func batchesStandTimeMajor() {
    let utterances = [
      (
        features: [1, 2, 3, 4],
        labels: LabelledUtterance(
          id: "a", offset: 0, frames: 2, phones: [0, 1], frameClasses: [0, -1])
      ),
      (
        features: [5, 6, 7, 8, 9, 10] as [Float],
        labels: LabelledUtterance(
          id: "b", offset: 0, frames: 3, phones: [1], frameClasses: [1, 1, 0])
      ),
    ]
    let batch = UtteranceBatch(utterances, dimension: 2, objective: .frames)
    #expect(batch.steps == 3 && batch.sequenceCount == 2 && batch.lengths == [2, 3])
    #expect(batch.features.shape == [3, 2, 2])
    #expect(batch.features.array == [1, 2, 5, 6, 3, 4, 7, 8, 0, 0, 9, 10])
    #expect(batch.frameClasses == [0, 1, -1, 1, -1, 0])
    #expect(batch.targetCount == 4)
    let ctc = UtteranceBatch(utterances, dimension: 2, objective: .ctc)
    #expect(ctc.frameClasses.isEmpty && ctc.phones == [[0, 1], [1]] && ctc.targetCount == 3)
  }
}
