import AcousticModeling
import LSTMCore
import Tensors
import Training

/// Speed of an acoustic model of 3 × 250 both ways over 39 features, 61 phones, utterances of 300 frames:
/// training with SGD, momentum 0.9, clip 5; or reading, to phones.
struct AcousticBench {
  /// What is measured.
  enum Work: String, CaseIterable {
    case train
    /// The model and its best path.
    case decode
    /// The model and prefix beam search of width 20 without a language model.
    case ctcBeam = "ctc-beam"
  }

  var work = Work.train
  var objective = AcousticModelOptions.Objective.frames
  /// Utterances a batch.
  var rows = 16
  /// Width of each direction.
  var hidden = 250
  var precision = Precision.float32
  /// Measurements.
  var blocks = 7

  private static let (frames, inputs, phones, labels, layers) = (300, 39, 61, 38, 3)

  private var options: AcousticModelOptions {
    AcousticModelOptions(
      hidden: 2 * hidden, layers: Self.layers, bidirectional: true,
      objective: work == .ctcBeam ? .ctc : objective, initialization: 0.06)
  }

  /// One line of figures.
  /// - Throws: `DecodingError`
  func line(threads: Int) throws -> JSONValue {
    let machine = BenchMachine()
    let network = AcousticNetwork<Float>(
      options, inputs: Self.inputs, phoneCount: Self.phones, precision: precision)
    network.parameters.allocate(gradients: work == .train)
    network.parameters.initialize(seed: 1)
    var optimizer = Optimizer(
      .sgd(momentum: 0.9), weightDecay: 0, clipNorm: 5, for: network.parameters)
    let batches = (0..<4).map(batch)
    var next = 0
    let run = try BenchRun(
      precision, blocks: blocks, steps: work == .train ? 2 : max(2, 32 / rows)
    ) {
      let batch = batches[next % batches.count]
      next += 1
      if work == .train {
        Self.update(network, batch, &optimizer)
      } else {
        try decode(network, batch)
      }
      return rows * Self.frames
    }
    return .object(
      [
        JSONValue.Member("bench", .string("acoustic-\(work.rawValue)")),
        JSONValue.Member("mode", .string(precision.rawValue)),
        JSONValue.Member("loss", .string(options.objective.rawValue)),
        JSONValue.Member("batch", .integer(rows)),
        JSONValue.Member("threads", .integer(threads)),
      ] + run.members(unit: "frame", operations: operations) + machine.members)
  }

  /// Of products, a frame: a multiplication and an addition are two. The first layer's inputs get no
  /// gradient.
  private var operations: Double {
    let (h, i, l) = (Double(hidden), Double(Self.inputs), Double(Self.layers))
    let classes = Double(Self.phones + (options.objective == .ctc ? 1 : 0))
    let bottom = 2 * 8 * h * i
    let forward = bottom + 2 * 8 * h * h + (l - 1) * 2 * 8 * h * 3 * h + 2 * 2 * h * classes
    return work == .train ? 3 * forward - bottom : forward
  }

  private func batch(_ number: Int) -> UtteranceBatch {
    let noise = Tensor<Float>(uninitialized: [rows, Self.frames * Self.inputs])
    noise.fillNormal(deviation: 1, RandomStream(seed: 1, site: 1, update: UInt64(number)))
    return UtteranceBatch(
      (0..<rows).map { row in
        let classes = (0..<Self.frames).map { Int32(($0 * 7 + row * 13) / 8 % Self.phones) }
        return (
          noise[row].array,
          LabelledUtterance(
            id: "", offset: 0, frames: Self.frames,
            phones: (0..<Self.labels).map { Int32(($0 * 11 + row) % Self.phones) },
            frameClasses: classes)
        )
      }, dimension: Self.inputs, objective: options.objective)
  }

  private static func update(
    _ network: AcousticNetwork<Float>, _ batch: UtteranceBatch, _ optimizer: inout Optimizer
  ) {
    network.parameters.gradients.fill(0)
    let tape = Tape<Float>()
    _ = network.loss(
      of: batch, masks: nil, scale: 1 / Double(batch.targetCount), tape: tape)
    tape.backward()
    _ = optimizer.update(network.parameters, rate: 1e-3)
  }

  private func decode(_ network: AcousticNetwork<Float>, _ batch: UtteranceBatch) throws {
    for scores in network.scores(batch.features, lengths: batch.lengths) {
      if work == .ctcBeam {
        var options = DecodingOptions()
        options.ctc.pruning = nil
        var search = try CTCPrefixBeamSearch(phones: Self.phones, options: options)
        _ = try search.hypotheses(scores)
      } else {
        _ = try options.objective == .ctc ? BestPath.ctc(scores) : BestPath.frameWise(scores)
      }
    }
  }
}
