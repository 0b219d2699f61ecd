/// Made-up data and a configuration for trainings of a second.
enum TinyTraining {
  /// Forty pairs of a toy language; the target says the source's words in its own spelling.
  static let pairs: [(source: String, target: String)] = {
    let words = ["one", "two", "three", "four", "five", "six", "seven"]
    return (0..<40).map { line in
      let picked = (0..<(2 + line % 4)).map {
        words[(line * 3 + $0 * (1 + line % 5)) % words.count]
      }
      return (
        picked.joined(separator: " "), picked.map { $0 + "e" }.joined(separator: " ")
      )
    }
  }()

  static let source = pairs.map { $0.source + "\n" }.joined()
  static let target = pairs.map { $0.target + "\n" }.joined()

  /// - Parameter folder: what stands before the names of data files, "" or with a slash.
  static func configuration(
    updates: Int, checkpointEvery: Int = 5, data: String = "", vocabularies: String = ""
  ) -> String {
    """
    task: translation
    seed: 3
    precision: f32
    data:
      train-source: "\(data)train.en"
      train-target: "\(data)train.fr"
      valid-source: "\(data)train.en"
      valid-target: "\(data)train.fr"
      source-vocabulary: "\(vocabularies)source.vocab"
      target-vocabulary: "\(vocabularies)target.vocab"
      maximum-length: 50
    model:
      embedding: 12
      hidden: 16
      encoder-layers: 1
      decoder-layers: 1
      bidirectional: true
      reverse-source: false
      attention: general
      input-feeding: false
      bridge: linear
      tying: none
      initialization: 0.1
    dropout:
      method: vertical
      embedding: 0.1
      between: 0.1
      output: 0.1
      recurrent: 0.0
    training:
      loss: per-token
      label-smoothing: 0.0
      optimizer:
        method: adam
        rate: 0.01
        weight-decay: 0.0
        beta1: 0.9
        beta2: 0.98
        epsilon: 1.0e-9
      clip-norm: 5
      schedule:
        method: constant
      accumulate: 1
      batch:
        unit: sentences
        size: 8
        bucket: 2
      length: \(updates) updates
      validate-every: 20 updates
      checkpoint-every: \(checkpointEvery) updates
      keep-checkpoints: 0
      log-every: 5 updates
      early-stopping:
        metric: perplexity
        patience: none
        minimum-improvement: 0
      moving-average: none
    validation:
      beam: none
      sentences: 10

    """
  }

  /// Writes data, vocabularies and `config.yaml`.
  static func prepare(_ folder: TemporaryFolder, updates: Int, checkpointEvery: Int = 5) throws {
    try folder.write(source, to: "train.en")
    try folder.write(target, to: "train.fr")
    for (name, text) in [("source.vocab", "train.en"), ("target.vocab", "train.fr")] {
      let result = try PlumbCommand.run(
        ["vocab", "--type", "words", "--size", "50", "--out", name, text], in: folder.root)
      precondition(result.status == 0, result.errors)
    }
    try folder.write(
      configuration(updates: updates, checkpointEvery: checkpointEvery), to: "config.yaml")
  }
}
