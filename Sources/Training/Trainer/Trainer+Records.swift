import Foundation
import LSTMCore
import Tensors

// What a training leaves behind: log lines, TensorBoard scalars, checkpoints.
extension Trainer {
  func logTraining() throws {
    let loss = state.loggedLoss / Double(max(state.loggedTargets, 1))
    // The rate that the update was made at; the schedule is already at the next.
    let rate = state.loggedRate
    try log.write(
      LogKey.train, update: state.update, epoch: state.progress.epoch,
      [
        LogKey.loss: .number(loss), LogKey.rate: .number(rate),
        LogKey.gradientNorm: .number(state.loggedNorm), "targets": .integer(state.tokens),
      ])
    try board.write(
      update: state.update,
      ["train/loss": loss, "train/rate": rate, "train/gradient_norm": state.loggedNorm])
    clearLogged()
  }

  func logValidation(_ result: ValidationResult, verdict: EarlyStopping.Verdict) throws {
    var values: [(key: String, value: EventValue)] = [(LogKey.loss, .number(result.loss))]
    var text = ""
    for (metric, value) in result.measured {
      values.append((metric.logKey, .number(value)))
      let digits = metric == .perplexity ? 1000.0 : 100
      let name = metric.rawValue.replacing("-", with: " ")
      text += "  \(name) \((value * digits).rounded() / digits)"
    }
    values.append(("improved", .flag(verdict == .improved)))
    try log.write(LogKey.valid, update: state.update, epoch: state.progress.epoch, values)
    try board.write(
      update: state.update, result.measured.map { ("valid/\($0.metric.logKey)", $0.value) })
    let epoch = (state.progress.epoch * 100).rounded() / 100
    reporter.note(
      "valid  update \(state.update)  epoch \(epoch)\(text)"
        + (verdict == .improved ? "  (best)" : ""))
  }

  /// Saves the state of the training as `last`.
  ///
  /// - Parameter isScheduled: whether an uninterrupted training saves here too: only such
  ///   checkpoints are kept, so that a resumed one keeps the same.
  func saveCheckpoint(isScheduled: Bool) throws {
    // An update that overflowed must not push a good checkpoint out.
    guard isFinite(task.parameters.values) else {
      throw TrainingError.brokenWeights(update: state.update, folder: folder.path)
    }
    // Kept before it is `last`, pruned after: a kill in between leaves one more, never one less.
    if isScheduled, options.keepCheckpoints > 0 {
      try folder.keep(try modelWriter(), update: state.update)
    }
    try folder.saveLast(try checkpointWriter())
    try folder.pruneKept(to: options.keepCheckpoints, upTo: state.update)
  }

  private func checkpointWriter() throws -> SafetensorsWriter {
    var writer = try SafetensorsWriter(
      metadata: task.metadata.merging(try Checkpoint.metadata(state)) { $1 })
    try Checkpoint.add(
      parameters: task.parameters, values: task.parameters.values, to: &writer)
    for (index, moment) in optimizer.moments.enumerated() {
      try Checkpoint.add(moment, named: Checkpoint.momentName(index), to: &writer)
    }
    if let average { try Checkpoint.add(average, named: Checkpoint.averageName, to: &writer) }
    for (name, tensor) in task.carried {
      try Checkpoint.add(tensor, named: Checkpoint.carriedPrefix + name, to: &writer)
    }
    try task.describe(to: &writer)
    return writer
  }

  /// The model that validated best.
  func saveBest() throws { try folder.saveBest(try modelWriter()) }

  /// What is needed to use the model as it validates, no more.
  private func modelWriter() throws -> SafetensorsWriter {
    var writer = try SafetensorsWriter(
      metadata: task.metadata.merging(["update": "\(state.update)"]) { $1 })
    try Checkpoint.add(
      parameters: task.parameters, values: average ?? task.parameters.values, to: &writer)
    try task.describe(to: &writer)
    return writer
  }

  private func isFinite(_ values: Tensor<Float>) -> Bool {
    // The sum is quick; only where squares overflow does it say too little.
    if values.sumOfSquares.isFinite { return true }
    return values.withMutableSpan { span in
      span.indices.allSatisfy { span[$0].isFinite }
    }
  }
}
