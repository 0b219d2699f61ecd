import LSTMCore
import Tensors
import Testing

/// Attention and the loss against PyTorch (Tests/reference/lstm_golden.py).
@Suite struct AttentionGoldenTests {
  private func attention<Scalar: TensorScalar>(
    _: Scalar.Type, _ method: AttentionMethod
  ) throws {
    let golden = try GoldenFixture("attention_\(method.rawValue)")
    let annotations: Variable<Scalar> = try golden.variable("annotations")
    let queries: Variable<Scalar> = try golden.variable("queries")
    let block = ParameterBlock<Scalar>()
    let attention = Attention(
      "attention", method, query: 4, annotation: annotations.shape[2], in: block, .constant(0))
    try golden.load(into: block)
    let tape = Tape<Scalar>()
    let memory = attention.memory(
      annotations, lengths: try golden.integers("lengths"), tape: tape)
    let (context, weights) = attention(queries, over: memory, tape: tape)
    try golden.expect(weights, is: "weights")
    try golden.expect(context.value, is: "context")
    try golden.weighted([("context", context)], tape: tape)
    tape.backward()
    try golden.expect(queries.gradient, is: "d:queries")
    try golden.expect(annotations.gradient, is: "d:annotations")
    try golden.expectGradients(of: block)
  }

  @Test(arguments: AttentionMethod.allCases) func attention(_ method: AttentionMethod) throws {
    try attention(Double.self, method)
    try attention(Float.self, method)
  }

  private func crossEntropy<Scalar: TensorScalar>(_: Scalar.Type, smoothing: Double) throws {
    let golden = try GoldenFixture("cross_entropy")
    let logits: Variable<Scalar> = try golden.variable("logits")
    let tape = Tape<Scalar>()
    let loss = softmaxCrossEntropy(
      logits, targets: try golden.integers("targets"), smoothing: smoothing, scale: 1, tape: tape)
    tape.backward()
    try golden.expect(Tensor([Scalar(loss.loss)], shape: [1]), is: "loss.\(smoothing)")
    try golden.expect(
      Tensor([Scalar(loss.negativeLogLikelihood)], shape: [1]), is: "loss.0.0")
    try golden.expect(logits.gradient, is: "d:logits.\(smoothing)")
  }

  @Test(arguments: [0.0, 0.1]) func crossEntropyWithSmoothing(_ smoothing: Double) throws {
    try crossEntropy(Double.self, smoothing: smoothing)
    try crossEntropy(Float.self, smoothing: smoothing)
  }
}
