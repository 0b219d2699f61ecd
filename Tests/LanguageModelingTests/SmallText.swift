import Foundation
import LanguageModeling
import Testing
import Text

/// A made-up text of numbers in words, with a vocabulary and a configuration, in a folder that is
/// removed with its last reference.
final class SmallText {
  let folder: String

  /// - Parameter lines: lines to train on; a fifth of it validates and tests.
  init(lines: Int = 60) throws {
    folder = NSTemporaryDirectory() + "plumb-language-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, range) in [
      ("train", 0..<lines), ("valid", lines..<lines + lines / 5),
      ("test", 2 * lines..<2 * lines + lines / 5),
    ] {
      try write("\(name).txt", range.map(Self.line))
    }
    let words = VocabularyConfiguration(kind: .words, size: 1000)
    try words.train(files: [file("train.txt")]).save(to: file("words"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func file(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ name: String, _ lines: [String]) throws {
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: file(name)))
  }

  /// A number and the next two, digit by digit.
  private static func line(_ number: Int) -> String {
    let words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return (number..<number + 3).flatMap { String($0 * 7).compactMap(\.wholeNumberValue) }
      .map { words[$0] }.joined(separator: " ")
  }

  /// A complete configuration of a small model on this text.
  var yaml: String {
    """
    task: language-modeling
    seed: 11
    precision: f32
    data:
      train: \(file("train.txt"))
      valid: \(file("valid.txt"))
      test: none
      vocabulary: \(file("words"))
      end-of-line: true
      empty-lines: keep
    model:
      embedding: 32
      hidden: 64
      layers: 2
      tying: none
      initialization: 0.1
    dropout:
      method: vertical
      embedding: 0.1
      between: 0.1
      output: 0.2
      recurrent: 0
    training:
      loss: per-sequence
      optimizer:
        method: sgd
        rate: 0.5
        weight-decay: 0
        momentum: 0
      clip-norm: 5
      schedule:
        method: constant
      accumulate: 1
      streams:
        count: 4
        steps: 8
        leftover: drop
        state: carried
        epoch-start: zero
      length: 24 updates
      validate-every: 8 updates
      checkpoint-every: 1 epochs
      keep-checkpoints: 0
      log-every: 1 updates
      early-stopping:
        metric: perplexity
        patience: none
        minimum-improvement: 0
      moving-average: none
    validation:
      streams: 1
    """
  }

  func configuration(_ overrides: [String] = []) throws -> LanguageModelConfiguration {
    try LanguageModelConfiguration(yaml: yaml, file: "config.yaml", overrides: overrides)
  }

  /// A model with drawn weights, not trained.
  func model(_ overrides: [String] = []) throws -> LanguageModel {
    let configuration = try configuration(overrides)
    return LanguageModel(
      configuration, codec: try TextCodec(contentsOf: configuration.data.vocabulary),
      gradients: false)
  }
}
