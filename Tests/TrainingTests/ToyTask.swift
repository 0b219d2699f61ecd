import TestSupport
import LSTMCore
import Tensors
import Testing
import Training

/// A language model of one LSTM layer over made-up sequences: small enough for a test, and large
/// enough that its kernels and products run on several threads.
final class ToyTask: TrainingTask {
  struct Batch: TrainingBatch {
    /// Tokens (T + 1 · B, time-major): each step predicts the next.
    let tokens: [Int32]
    let sequenceCount: Int
    let steps: Int
    /// Its loss is no number.
    var isBroken = false
    var targetCount: Int { steps * sequenceCount }
  }

  let parameters = ParameterBlock<Float>()
  let rows: Int
  let steps: Int
  let batches: Int
  /// What validations find, in order; without it they measure the model.
  private var script: [Double]
  private(set) var validations = 0
  /// The number of the training batch whose loss is no number.
  private let brokenBatch: Int?
  private let vocabulary: Int
  private let embedding: Embedding<Float>
  private let stack: LSTMStack<Float>
  private let output: Linear<Float>

  /// - Parameter script: what the validations are to find, the last value for ever.
  init(
    seed: UInt64 = 5, rows: Int = 16, steps: Int = 8, batches: Int = 4, hidden: Int = 96,
    script: [Double] = [], brokenBatch: Int? = nil
  ) {
    self.brokenBatch = brokenBatch
    (self.rows, self.steps, self.batches, self.script) = (rows, steps, batches, script)
    vocabulary = 40
    let start = Initialization.uniform(0.1)
    embedding = Embedding("embedding", vocabulary: 40, width: 32, in: parameters, start)
    stack = LSTMStack("lstm", inputs: 32, hidden: hidden, layers: 2, in: parameters, start)
    output = Linear("output", inputs: hidden, outputs: 40, bias: true, in: parameters, start)
    parameters.allocate(gradients: true)
    parameters.initialize(seed: seed)
  }

  var metadata: [String: String] { ["task": "toy"] }
  func describe(to writer: inout SafetensorsWriter) throws {}
  func batchCount(epoch: Int) throws -> Int { batches }

  func batch(epoch: Int, index: Int) throws -> Batch {
    let number = epoch * batches + index
    var batch = tokens(of: number * rows, rows: rows)
    batch.isBroken = number == brokenBatch
    return batch
  }

  /// Sequences numbered from `first`: each counts up from a start, in steps of its own.
  private func tokens(of first: Int, rows: Int) -> Batch {
    var tokens: [Int32] = []
    for t in 0...steps {
      for b in 0..<rows {
        let number = first + b
        tokens.append(Int32((number * 7 + t * (1 + number % 3)) % vocabulary))
      }
    }
    return Batch(tokens: tokens, sequenceCount: rows, steps: steps)
  }

  func loss(
    of batch: Batch, masks: (any MaskSource<Float>)?, scale: Double, tape: Tape<Float>?
  ) -> CrossEntropy {
    let inputs = Array(batch.tokens.prefix(batch.targetCount))
    var x = embedding(inputs, steps: batch.steps, batch: batch.sequenceCount, tape: tape)
    let site = DropoutSite("embedding", .embeddingOutput)
    x = dropped(x, mask: masks?.mask(at: site, shape: x.shape), tape: tape)
    x = stack(x, masks: masks, tape: tape).outputs
    let top = DropoutSite("output", .topOutput)
    x = dropped(x, mask: masks?.mask(at: top, shape: x.shape), tape: tape)
    let logits = output(x, tape: tape)
    if batch.isBroken { logits.value.scale(by: .nan) }
    return softmaxCrossEntropy(
      logits, targets: Array(batch.tokens.dropFirst(batch.sequenceCount)),
      scale: scale, tape: tape)
  }

  func validate() throws -> ValidationResult {
    validations += 1
    if let scripted = script.first {
      if script.count > 1 { script.removeFirst() }
      return ValidationResult(perplexity: scripted)
    }
    let batch = tokens(of: 9000, rows: 32)
    return ValidationResult(perplexity: loss(of: batch, masks: nil, scale: 1, tape: nil).perplexity)
  }
}

extension TrainingOptions {
  /// Plain SGD at rate 1 and clip 5, the paper's; a test changes what it is about.
  static func toy(_ length: TrainingDuration) -> TrainingOptions {
    TrainingOptions(
      seed: 17, dropout: .none, loss: .perSequence, optimizer: .sgd(momentum: 0), rate: 1,
      clipNorm: 5, schedule: .constant, length: length)
  }
}

/// Trains a task in a run folder of its own and keeps what the tests look at.
struct ToyRun {
  let folder: TemporaryFolder
  let task: ToyTask
  private(set) var outcome: TrainingOutcome?
  /// The weights after each update.
  private(set) var weights: [[Float]] = []

  /// - Parameter stopAfter: the update after which the run is told to stop.
  init(_ task: ToyTask, _ options: TrainingOptions, stopAfter: Int? = nil) throws {
    folder = try TemporaryFolder()
    self.task = task
    let run = try RunFolder.create(folder.file("run"))
    try train(options, in: run, resuming: nil, stopAfter: stopAfter)
  }

  /// Goes on in a new task, as a new process would.
  init(resuming earlier: ToyRun, _ task: ToyTask, _ options: TrainingOptions) throws {
    folder = earlier.folder
    self.task = task
    let run = try RunFolder.open(folder.file("run"))
    try train(options, in: run, resuming: run.latestUsable().file, stopAfter: nil)
  }

  private mutating func train(
    _ options: TrainingOptions, in run: RunFolder, resuming checkpoint: SafetensorsFile?,
    stopAfter: Int?
  ) throws {
    let trainer = try Trainer(
      task, options, in: run, resuming: checkpoint,
      reporter: ProgressReporter(totalUpdates: nil, style: .quiet, output: { _ in }))
    var weights: [[Float]] = []
    outcome = try trainer.run {
      weights.append(task.parameters.values.array)
      return trainer.state.update == stopAfter
    }
    self.weights = weights
  }

  func file(_ name: String) -> String { folder.file("run/" + name) }

  /// The lines of the log for an event.
  func log(_ event: String) throws -> [LogRecord] {
    try LogRecord.read(file("log.jsonl")).filter { $0.event == event }
  }

  /// Mean losses of the updates that the log tells of.
  func losses() throws -> [Double] {
    try log(LogKey.train).map { try #require($0.number(LogKey.loss)) }
  }
}
