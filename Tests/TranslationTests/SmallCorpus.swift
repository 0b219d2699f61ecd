import Foundation
import Testing
import Text
import Translation

/// A made-up parallel corpus of numbers in words, with vocabularies and a configuration, in a folder
/// that is removed with its last reference.
final class SmallCorpus {
  let folder: String

  /// - Parameter pairs: training pairs; a tenth of it validates.
  init(pairs: Int = 120) throws {
    folder = NSTemporaryDirectory() + "plumb-translation-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let all = (0..<pairs + pairs / 10).map { Self.pair($0 * 7 + $0 / 3) }
    let (train, valid) = (all.prefix(pairs), all.dropFirst(pairs))
    for (name, part) in [("train", train), ("valid", valid)] {
      try write("\(name).en", part.map(\.0))
      try write("\(name).fr", part.map(\.1))
    }
    for side in ["en", "fr"] {
      let words = VocabularyConfiguration(kind: .words, size: 1000)
      try words.train(files: [file("train.\(side)")]).save(to: file("words.\(side)"))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func file(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ name: String, _ lines: [String]) throws {
    let text = lines.map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
  }

  /// A number's digits in words, in two languages.
  private static func pair(_ number: Int) -> (String, String) {
    let english = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    let french = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
    let digits = String(number * 37).compactMap(\.wholeNumberValue)
    return (
      digits.map { english[$0] }.joined(separator: " "),
      digits.map { french[$0] }.joined(separator: " ")
    )
  }

  /// A complete configuration of a small model on this corpus.
  var yaml: String {
    """
    task: translation
    seed: 11
    precision: f32
    data:
      train-source: \(file("train.en"))
      train-target: \(file("train.fr"))
      valid-source: \(file("valid.en"))
      valid-target: \(file("valid.fr"))
      source-vocabulary: \(file("words.en"))
      target-vocabulary: \(file("words.fr"))
      maximum-length: 50
    model:
      embedding: 32
      hidden: 64
      encoder-layers: 1
      decoder-layers: 1
      bidirectional: true
      reverse-source: false
      attention: general
      input-feeding: true
      bridge: linear
      tying: softmax
      initialization: 0.1
    dropout:
      method: vertical
      embedding: 0.1
      between: 0.1
      output: 0.2
      recurrent: 0
    training:
      loss: per-token
      label-smoothing: 0.1
      optimizer:
        method: adam
        rate: 0.01
        weight-decay: 0
        beta1: 0.9
        beta2: 0.98
        epsilon: 1.0e-8
      clip-norm: 5
      schedule:
        method: constant
      accumulate: 1
      batch:
        unit: tokens
        size: 80
        bucket: 4
      length: 10 updates
      validate-every: 5 updates
      checkpoint-every: 1 epochs
      keep-checkpoints: 0
      log-every: 1 updates
      early-stopping:
        metric: perplexity
        patience: none
        minimum-improvement: 0
      moving-average: 0.9
    validation:
      beam: none
      sentences: 10
    """
  }

  func configuration(_ overrides: [String] = []) throws -> TranslationConfiguration {
    try TranslationConfiguration(yaml: yaml, file: "config.yaml", overrides: overrides)
  }
}
