/// Where a training stands between two updates; with weights and moments, all it takes to go on.
public struct TrainerState: Codable, Equatable, Sendable {
  /// Updates made.
  public var update = 0
  /// The epoch that the next batch is of, from 0.
  public var epoch = 0
  /// The next batch within that epoch: the data cursor.
  public var batch = 0
  /// Targets trained on.
  public var tokens = 0
  public var optimizerSteps = 0
  public var progress = TrainingProgress(update: 0, epoch: 0)
  public var stopping: EarlyStopping
  /// Loss and targets since the last line of the log.
  public var loggedLoss = 0.0
  public var loggedTargets = 0
  /// Gradient norm and rate of the last update.
  public var loggedNorm = 0.0
  public var loggedRate = 0.0

  init(stopping: EarlyStopping) { self.stopping = stopping }
}

/// Why a training ended.
public enum TrainingOutcome: Equatable, Sendable {
  /// The configured length was reached.
  case finished
  /// Validation stopped improving.
  case stoppedEarly
  /// A signal asked for it; a checkpoint was written.
  case interrupted
}

/// A training that cannot go on.
public enum TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
  case diverged(update: Int, loss: Double, gradientNorm: Double, folder: String)
  /// An update made weights that are infinite or no numbers, though its gradient was finite.
  case brokenWeights(update: Int, folder: String)
  case foreignCheckpoint(path: String, problem: String)

  public var description: String {
    switch self {
    case .diverged(let update, let loss, let norm, let folder):
      "update \(update): the loss is \(loss) and the gradient norm \(norm); stopped before the "
        + "update. The last good checkpoint in \(folder) is untouched; a smaller training.optimizer"
        + ".rate or training.clip-norm may help"
    case .brokenWeights(let update, let folder):
      "update \(update): weights became infinite or no numbers and are not saved. The last good "
        + "checkpoint in \(folder) is untouched; a smaller training.optimizer.rate may help"
    case .foreignCheckpoint(let path, let problem): "\(path): \(problem)"
    }
  }
}
