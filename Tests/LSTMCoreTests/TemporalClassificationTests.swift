import Foundation
import LSTMCore
import Tensors
import TestSupport
import Testing

/// CTC against PyTorch (Tests/reference/ctc_golden.py), differences of itself, and its plain version.
@Suite struct TemporalClassificationTests {
  private func golden<Scalar: TensorScalar>(_: Scalar.Type) throws {
    let golden = try GoldenFixture("temporal_classification")
    let logits: Variable<Scalar> = try golden.variable("logits")
    var flat = try golden.integers("labels")[...]
    let labels = try golden.integers("counts").map { count in
      defer { flat = flat.dropFirst(Int(count)) }
      return Array(flat.prefix(Int(count)))
    }
    let lengths = try golden.integers("lengths")
    for isPlain in [false, true] {
      let losses = logits.value.temporalClassification(
        labels: labels, lengths: lengths, gradientScale: nil, isPlain: isPlain)
      try golden.expect(Tensor(losses.map { Scalar($0) }, shape: [labels.count]), is: "losses")
    }
    let tape = Tape<Scalar>()
    let loss = temporalClassificationLoss(
      logits, labels: labels, lengths: lengths, scale: 1, tape: tape)
    #expect(loss.count == 11)
    tape.backward()
    try golden.expect(logits.gradient, is: "d:logits")
  }

  @Test func asPyTorch() throws {
    try golden(Double.self)
    try golden(Float.self)
  }

  @Test(arguments: [1, 0.125]) func gradient(scale: Double) {
    let logits = sample(Double.self, [7, 3, 5], -3, 3, seed: 1)
    GradientCheck(block: ParameterBlock(), inputs: [logits]) { x, tape in
      // The loss overwrites its logits with their gradient: here they are a copy.
      let copy = sum(x[0], .constant(Tensor(zeros: [7, 3, 5])), tape: tape)
      let loss = temporalClassificationLoss(
        copy, labels: [[0, 1, 1], [3], [2, 0, 2]], lengths: [7, 1, 4], scale: scale, tape: tape)
      return scale * loss.loss
    }.run()
  }

  private func both(
    _ logits: [Double], steps: Int, classes: Int, labels: [Int32]
  ) -> [(loss: Double, gradient: [Double])] {
    [false, true].map { isPlain in
      let x = Tensor(logits, shape: [steps, 1, classes])
      let losses = x.temporalClassification(
        labels: [labels], lengths: [Int32(steps)], gradientScale: 1, isPlain: isPlain)
      return (losses[0], x.array)
    }
  }

  /// Long utterances and many labels: scaled probabilities say what logarithms say.
  @Test(arguments: [1.0, 8]) func scaledAsLogarithms(range: Double) {
    let (steps, classes) = (300, 62)
    let logits = sample(Double.self, [steps * classes], -range, range, seed: 7).array
    let labels: [Int32] = (0..<60).map { (index: Int) -> Int32 in
      Int32((index * 7 + index / 9) % 61)
    }
    let found = both(logits, steps: steps, classes: classes, labels: labels)
    #expect(abs(found[0].loss - found[1].loss) < 1e-9 * found[1].loss)
    #expect(zip(found[0].gradient, found[1].gradient).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  /// The only alignment is 1e-2000 of what the model believes in: probabilities underflow, and the
  /// logarithms step in.
  @Test func impossiblePathsAreNotLost() {
    let (steps, classes) = (200, 4)
    var logits = [Double](repeating: 0, count: steps * classes)
    for step in 0..<steps {
      // The model is sure of class 0 at first, and then that it was class 1 all the time.
      logits[step * classes + (step < 100 ? 0 : 1)] = 46
    }
    let labels: [Int32] = [1, 0]
    let found = both(logits, steps: steps, classes: classes, labels: labels)
    #expect(found[0].loss.isFinite && found[0].loss > 4000)
    #expect(abs(found[0].loss - found[1].loss) < 1e-9 * found[1].loss)
    #expect(zip(found[0].gradient, found[1].gradient).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func framesBehindTheEndHaveNoGradient() {
    let x = sample(Float.self, [6, 2, 4], -1, 1, seed: 3)
    let quiet = x.temporalClassification(
      labels: [[1], [2, 2]], lengths: [2, 6], gradientScale: nil)
    let losses = x.temporalClassification(
      labels: [[1], [2, 2]], lengths: [2, 6], gradientScale: 1)
    #expect(zip(quiet, losses).allSatisfy { abs($0 - $1) < 1e-6 })
    for step in 0..<6 {
      let row = (0..<4).map { x.element((step * 2) * 4 + $0) }
      #expect(row.allSatisfy { $0 == 0 } == (step >= 2))
      // What a frame's gradient gives to some classes it takes from others.
      #expect(abs(row.reduce(0, +)) < 1e-6)
    }
  }

  @Test func moreLabelsThanFramesTrap() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor<Double>(zeros: [2, 1, 3]).temporalClassification(
        labels: [[1, 1]], lengths: [2], gradientScale: nil)
    }
  }
}
