/// A configuration of a language model on the source side of `TinyTraining`'s data.
enum TinyLanguageModel {
  static func configuration(updates: Int, checkpointEvery: Int = 5) -> String {
    """
    task: language-modeling
    seed: 3
    precision: f32
    data:
      train: train.en
      valid: train.en
      test: none
      vocabulary: source.vocab
      end-of-line: true
      empty-lines: keep
    model:
      embedding: 12
      hidden: 16
      layers: 2
      tying: none
      initialization: 0.1
    dropout:
      method: vertical
      embedding: 0.1
      between: 0.1
      output: 0.1
      recurrent: 0.0
    training:
      loss: per-sequence
      optimizer:
        method: sgd
        rate: 1
        weight-decay: 0.0
        momentum: 0.0
      clip-norm: 5
      schedule:
        method: constant
      accumulate: 1
      streams:
        count: 4
        steps: 4
        leftover: drop
        state: carried
        epoch-start: zero
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
      streams: 1

    """
  }

  /// Writes data, vocabulary and `lm.yaml`.
  static func prepare(_ folder: TemporaryFolder, updates: Int, checkpointEvery: Int = 5) throws {
    try folder.write(TinyTraining.source, to: "train.en")
    let result = try PlumbCommand.run(
      ["vocab", "--type", "words", "--size", "50", "--out", "source.vocab", "train.en"],
      in: folder.root)
    precondition(result.status == 0, result.errors)
    try folder.write(
      configuration(updates: updates, checkpointEvery: checkpointEvery), to: "lm.yaml")
  }
}
