import LSTMCore
import Tensors

/// Turns gradients into a trained model, in a run folder, and resumes there.
public final class Trainer<Task: TrainingTask> {
  public let task: Task
  public let options: TrainingOptions
  public private(set) var state: TrainerState
  var optimizer: Optimizer
  /// Moving average of the weights, a twin of the parameter block.
  var average: Tensor<Float>?

  let folder: RunFolder
  let log: EventLog
  let board: TensorBoardWriter
  let reporter: ProgressReporter
  private var batchesOfEpoch: Int
  /// Updates of the first epoch: what durations in epochs are counted by, whatever the shuffle of
  /// later epochs gives.
  public let updatesPerEpoch: Int

  /// Starts a new training in `folder`, or continues the one that a checkpoint is of.
  /// - Throws: `TrainingError`, `SafetensorsError`, `FileError`
  public init(
    _ task: Task, _ options: TrainingOptions, in folder: RunFolder,
    resuming checkpoint: SafetensorsFile? = nil, reporter: ProgressReporter
  ) throws {
    self.task = task
    self.options = options
    self.folder = folder
    self.reporter = reporter
    state = TrainerState(stopping: options.stopping)
    optimizer = Optimizer(
      options.optimizer, weightDecay: options.weightDecay, clipNorm: options.clipNorm,
      for: task.parameters)
    if options.movingAverage != nil { average = Tensor(zeros: [task.parameters.count]) }
    if let checkpoint {
      let loaded = try Checkpoint.restore(
        checkpoint, parameters: task.parameters, moments: optimizer.moments, average: average,
        carried: task.carried)
      state = loaded
      optimizer.restore(steps: loaded.optimizerSteps)
      log = try EventLog(path: folder.logPath, resumeAtUpdate: loaded.update)
      // Those of later updates will be made again.
      try folder.pruneKept(to: options.keepCheckpoints, upTo: loaded.update)
    } else {
      average?.assign(task.parameters.values)
      log = try EventLog(path: folder.logPath)
    }
    board = try TensorBoardWriter(
      folder: folder.path, resumeAtUpdate: checkpoint == nil ? nil : state.update)
    batchesOfEpoch = try task.batchCount(epoch: state.epoch)
    updatesPerEpoch = try Self.updatesPerEpoch(task, options)
  }

  /// The same, with progress shown on standard error.
  /// - Throws: `TrainingError`, `SafetensorsError`, `FileError`
  public convenience init(
    _ task: Task, _ options: TrainingOptions, in folder: RunFolder,
    resuming checkpoint: SafetensorsFile?, style: ProgressReporter.Style
  ) throws {
    let updates = options.length.updates(perEpoch: try Self.updatesPerEpoch(task, options))
    try self.init(
      task, options, in: folder, resuming: checkpoint,
      reporter: ProgressReporter(totalUpdates: updates, style: style))
  }

  /// Updates in the first epoch, the last of which may add up fewer batches.
  /// - Throws: what the data throw.
  static func updatesPerEpoch(_ task: Task, _ options: TrainingOptions) throws -> Int {
    (try task.batchCount(epoch: 0) + options.accumulate - 1) / options.accumulate
  }

  /// Whether the configured length is reached.
  private var isComplete: Bool {
    switch options.length {
    // An epoch that was added up from fractions may fall short of its whole by some ulps.
    case .epochs(let value): state.progress.epoch >= value - 1e-9
    case .updates(let value): state.update >= value
    }
  }

  /// Trains to the configured length, or until told to stop: `shouldStop` is asked after each update.
  /// - Throws: `TrainingError.diverged`, or what files and data throw.
  public func run(shouldStop: () -> Bool) throws -> TrainingOutcome {
    let validateEvery = options.validateEvery.updates(perEpoch: updatesPerEpoch)
    let checkpointEvery = options.checkpointEvery.updates(perEpoch: updatesPerEpoch)
    let logEvery = options.logEvery.updates(perEpoch: updatesPerEpoch)
    var lastSaved = state.update
    defer { reporter.finish() }
    if state.stopping.isExhausted { return .stoppedEarly }
    while !isComplete {
      try update()
      if state.update % logEvery == 0 { try logTraining() }
      var verdict = EarlyStopping.Verdict.noImprovement
      if state.update % validateEvery == 0 || isComplete {
        verdict = try validate()
      }
      let stop = shouldStop()
      let isScheduled =
        state.update % checkpointEvery == 0 || isComplete || verdict == .stop
      if isScheduled || stop {
        try saveCheckpoint(isScheduled: isScheduled)
        lastSaved = state.update
      }
      if verdict == .stop { return .stoppedEarly }
      if stop { return .interrupted }
    }
    if lastSaved != state.update { try saveCheckpoint(isScheduled: true) }
    return .finished
  }

  /// One update: the gradients of `accumulate` batches, clipped, applied.
  func update() throws {
    var batches: [Task.Batch] = []
    let last = min(state.batch + options.accumulate, batchesOfEpoch)
    for index in state.batch..<last {
      batches.append(try task.batch(epoch: state.epoch, index: index))
    }
    let targets = batches.reduce(0) { $0 + $1.targetCount }
    let scale = options.loss.scale(
      targets: targets, sequences: batches.reduce(0) { $0 + $1.sequenceCount })
    task.parameters.gradients.fill(0)
    var total = CrossEntropy()
    for (part, batch) in batches.enumerated() {
      // Batches of one update draw different masks and noise.
      let masks = PolicyMasks<Float>(
        options.dropout, noise: options.noise, seed: options.seed,
        update: UInt64(state.update) &* UInt64(options.accumulate) &+ UInt64(part))
      let tape = Tape<Float>()
      total = total + task.loss(of: batch, masks: masks, scale: scale, tape: tape)
      tape.backward()
    }
    let rate = options.schedule.rate(base: options.rate, progress: state.progress)
    let norm = total.loss.isFinite ? optimizer.update(task.parameters, rate: rate) : .nan
    guard norm.isFinite else {
      throw TrainingError.diverged(
        update: state.update + 1, loss: total.loss / Double(targets), gradientNorm: norm,
        folder: folder.path)
    }
    if let average, let keep = options.movingAverage {
      // A short memory at first, so that the average leaves the initial weights behind at once.
      let made = Double(state.update)
      average.updateMovingAverage(
        of: task.parameters.values, keep: min(keep, (1 + made) / (10 + made)))
    }
    try advance(past: last, loss: total, norm: norm, rate: rate)
  }

  private func advance(
    past batch: Int, loss: CrossEntropy, norm: Double, rate: Double
  ) throws {
    state.update += 1
    state.batch = batch
    state.tokens += loss.count
    state.optimizerSteps = optimizer.steps
    state.loggedLoss += loss.negativeLogLikelihood
    state.loggedTargets += loss.count
    (state.loggedNorm, state.loggedRate) = (norm, rate)
    if state.batch >= batchesOfEpoch {
      state.epoch += 1
      state.batch = 0
      batchesOfEpoch = try task.batchCount(epoch: state.epoch)
    }
    state.progress.update = state.update
    state.progress.epoch = Double(state.epoch) + Double(state.batch) / Double(batchesOfEpoch)
    reporter.report(
      ProgressReading(
        update: state.update, epoch: state.progress.epoch, tokens: state.tokens,
        loss: loss.negativeLogLikelihood / Double(max(loss.count, 1)), rate: rate,
        gradientNorm: norm))
  }

  /// Validates, takes note of the result and keeps the best model.
  func validate() throws -> EarlyStopping.Verdict {
    let result = try withAverage { try task.validate() }
    guard let value = result.value(of: state.stopping.metric) else {
      preconditionFailure("the task did not measure \(state.stopping.metric)")
    }
    let verdict = state.stopping.observe(value)
    _ = state.progress.observe(improved: verdict == .improved, under: options.schedule)
    try logValidation(result, verdict: verdict)
    if verdict == .improved { try saveBest() }
    return verdict
  }

  /// Runs `body` with the averaged weights in place of the last ones, where there is an average.
  private func withAverage<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let average else { return try body() }
    let kept = Tensor<Float>(uninitialized: [task.parameters.count])
    kept.assign(task.parameters.values)
    task.parameters.values.assign(average)
    task.parameters.didChange()
    defer {
      task.parameters.values.assign(kept)
      task.parameters.didChange()
    }
    return try body()
  }

  func clearLogged() {
    state.loggedLoss = 0
    state.loggedTargets = 0
  }
}
