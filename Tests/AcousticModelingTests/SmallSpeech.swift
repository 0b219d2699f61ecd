import AcousticModeling
import Foundation
import TestSupport
import Training

/// A made-up corpus of three phones of different colour between silences, with times, and a
/// configuration of a small model on it.
final class SmallSpeech {
  /// TIMIT's names; a pair of hertz each, or noise.
  static let phones = ["aa", "h#", "iy", "s"]

  let folder: TemporaryFolder

  /// - Parameter rate: samples a second.
  init(train: Int = 12, valid: Int = 4, rate: Int = 16_000) throws {
    folder = try TemporaryFolder()
    for (name, range) in [("train", 0..<train), ("valid", train..<train + valid)] {
      var (timed, untimed) = ("sound\tspeaker\tsegments\n", "sound\tspeaker\tphones\n")
      for number in range {
        let segments = try write(number, rate: rate)
        let speaker = ["ann", "ben"][number % 2]
        timed += "\(number).wav\t\(speaker)\t\(number).phn\n"
        untimed += "\(number).wav\t\(speaker)\t\(segments.map(\.phone).joined(separator: " "))\n"
      }
      try folder.file("\(name).tsv", timed)
      try folder.file("\(name)-untimed.tsv", untimed)
    }
  }

  func file(_ name: String) -> String { folder.file(name) }

  func utterances(_ name: String = "train") throws -> [Utterance] {
    try Manifest(contentsOf: file("\(name).tsv")).utterances
  }

  /// Writes one utterance of 0.4 to 0.6 s, its phones drawn from its number.
  private func write(_ number: Int, rate: Int) throws -> [Utterance.Segment] {
    var state = UInt32(truncatingIfNeeded: number &* 7919 &+ 17)
    func draw(_ count: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 16) % count
    }
    var names = ["h#"]
    for _ in 0..<3 {
      // No phone twice in a row, so that any run of equal frames is one phone.
      let last = names[names.count - 1]
      let others = ["aa", "iy", "s"].filter { $0 != last }
      names.append(others[draw(others.count)])
    }
    names.append("h#")
    var (samples, segments): ([Int16], [Utterance.Segment]) = ([], [])
    for name in names {
      let count = rate * (80 + draw(40)) / 1000
      segments.append(.init(name, samples.count..<samples.count + count))
      samples += Self.sound(name, count, rate: rate, seed: number * 16 + segments.count)
    }
    try folder.file("\(number).wav", WaveFile.bytes(samples, rate: rate))
    let lines = segments.map { "\($0.samples.lowerBound) \($0.samples.upperBound) \($0.phone)\n" }
    try folder.file("\(number).phn", lines.joined())
    return segments
  }

  static func sound(_ phone: String, _ count: Int, rate: Int, seed: Int) -> [Int16] {
    let noise = WaveFile.noise(count, seed: seed).map { Double($0) / 8192 }
    let tones = ["aa": (700.0, 1200.0), "iy": (300.0, 2400.0)][phone]
    return (0..<count).map { index in
      let time = 2 * Double.pi * Double(index) / Double(rate)
      let value =
        if let tones { sin(tones.0 * time) + sin(tones.1 * time) + 0.05 * noise[index] }
        // A difference is noise of high frequencies.
        else if phone == "s" { noise[index] - noise[max(0, index - 1)] } else {
          0.02 * noise[index]
        }
      return Int16(4000 * value)
    }
  }

  /// A complete configuration: frame by frame, forward only, normalised over the corpus.
  var yaml: String {
    """
    task: acoustic-modeling
    seed: 5
    precision: f32
    data:
      train: \(file("train.tsv"))
      valid: \(file("valid.tsv"))
      dictionary: none
      phones: as-labelled
      resample: false
    features:
      preset: kaldi
      rate: 16000
      kind: preset
      filters: preset
      cepstra: preset
      deltas: 1
      dither: 0
      normalisation:
        method: variance
        scope: corpus
      stack: 1
      skip: 1
    model:
      objective: frames
      hidden: 24
      layers: 1
      bidirectional: false
      initialization: 0.1
    dropout:
      method: none
      embedding: 0.1
      between: 0.1
      output: 0.2
      recurrent: 0
    training:
      loss: per-token
      noise:
        inputs: 0
        weights: 0
      optimizer:
        method: adam
        rate: 0.02
        weight-decay: 0
        beta1: 0.9
        beta2: 0.999
        epsilon: 1.0e-8
      clip-norm: 5
      schedule:
        method: constant
      accumulate: 1
      length: 24 updates
      validate-every: 8 updates
      checkpoint-every: 1 epochs
      keep-checkpoints: 0
      log-every: 1 updates
      early-stopping:
        metric: error-rate
        patience: none
        minimum-improvement: 0
      moving-average: none
      batch:
        unit: utterances
        size: 4
        bucket: 2
    validation:
      folding: none
      protocol: kaldi
      silence: h#
    """
  }

  func configuration(_ overrides: [String] = []) throws -> AcousticConfiguration {
    try AcousticConfiguration(yaml: yaml, file: "config.yaml", overrides: overrides)
  }

  /// What turns the configuration into one of the other objective.
  static let ctc = ["model.objective=ctc", "training.loss=per-sequence"]
  /// Everything that draws numbers.
  static let noisy = [
    "dropout.method=vertical", "training.noise.inputs=0.3", "training.noise.weights=0.02",
    "model.layers=2", "model.bidirectional=true",
  ]

  func begin(
    _ run: String, _ overrides: [String] = [], overwrite: Bool = false
  ) throws -> AcousticTraining.Prepared {
    try AcousticTraining.begin(
      configuration(overrides), in: file(run), overwrite: overwrite, style: .quiet)
  }

  @discardableResult
  func train(
    _ run: String, _ overrides: [String] = [], stopAfter: Int? = nil
  ) throws -> TrainingOutcome {
    let trainer = try begin(run, overrides).trainer
    return try trainer.run { trainer.state.update == stopAfter }
  }

  /// A model that has learned the corpus.
  func trained(_ overrides: [String] = []) throws -> AcousticModel {
    let length = overrides.contains("model.objective=ctc") ? 120 : 60
    try train(
      "trained",
      ["training.length=\(length) updates", "training.validate-every=\(length) updates"]
        + overrides)
    return try AcousticModel(path: file("trained/last.safetensors"))
  }
}
