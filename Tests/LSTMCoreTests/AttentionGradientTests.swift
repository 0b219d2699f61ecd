import LSTMCore
import Tensors
import TestSupport
import Testing

@Suite struct AttentionGradientTests {
  private func attention(
    _ method: AttentionMethod, annotation: Int, in block: ParameterBlock<Double>
  ) -> Attention<Double> {
    Attention(
      "a", method, query: 4, annotation: annotation, in: block, checkInitialization)
  }

  @Test(arguments: AttentionMethod.allCases, [nil, [5, 2, 1], [3, 0, 5]] as [[Int32]?])
  func attention(_ method: AttentionMethod, lengths: [Int32]?) {
    let block = ParameterBlock<Double>()
    let width = method == .dot ? 4 : 3
    let attention = attention(method, annotation: width, in: block)
    let inputs = [
      sample(Double.self, [2, 3, 4], seed: 1), sample(Double.self, [5, 3, width], seed: 2),
    ]
    GradientCheck(block: block, inputs: inputs) { x, tape in
      let memory = attention.memory(x[1], lengths: lengths, tape: tape)
      return weighted([attention(x[0], over: memory, tape: tape).context], tape: tape)
    }.run()
  }

  /// One memory read by several steps, each query made from the context before: input feeding.
  @Test(arguments: AttentionMethod.allCases) func inputFeeding(_ method: AttentionMethod) {
    let block = ParameterBlock<Double>()
    let attention = attention(method, annotation: 4, in: block)
    let inputs = [
      sample(Double.self, [1, 2, 4], seed: 1), sample(Double.self, [3, 2, 4], seed: 2),
    ]
    GradientCheck(block: block, inputs: inputs) { x, tape in
      let memory = attention.memory(x[1], lengths: [3, 2], tape: tape)
      var query = x[0]
      for _ in 0..<3 {
        query = sum(
          hyperbolicTangent(query, tape: tape),
          attention(query, over: memory, tape: tape).context, tape: tape)
      }
      return weighted([query], tape: tape)
    }.run()
  }

  @Test func annotationsThatAreAlsoTheQueries() {
    let block = ParameterBlock<Double>()
    let attention = attention(.dot, annotation: 4, in: block)
    GradientCheck(block: block, inputs: [sample(Double.self, [3, 2, 4], seed: 2)]) { x, tape in
      let memory = attention.memory(x[0], lengths: [2, 3], tape: tape)
      return weighted([attention(x[0], over: memory, tape: tape).context], tape: tape)
    }.run()
  }

  @Test(arguments: AttentionMethod.allCases) func weightsAreADistribution(
    _ method: AttentionMethod
  ) {
    let block = ParameterBlock<Double>()
    let attention = attention(method, annotation: 4, in: block)
    block.allocate(gradients: false)
    block.initialize(seed: 1)
    let memory = attention.memory(
      Variable(sample(Double.self, [5, 3, 4], seed: 2)), lengths: [5, 2, 0], tape: nil)
    let (context, weights) = attention(
      Variable(sample(Double.self, [2, 3, 4], seed: 1)), over: memory, tape: nil)
    for (row, length) in [5, 2, 0, 5, 2, 0].enumerated() {
      let (w, c) = (
        weights.reshaped([6, 5])[row].array, context.value.reshaped([6, 4])[row].array
      )
      #expect(abs(w.reduce(0, +) - (length == 0 ? 0 : 1)) < 1e-14)
      #expect(w[length...].allSatisfy { $0 == 0 } && w[..<length].allSatisfy { $0 > 0 })
      if length == 0 { #expect(c == [0, 0, 0, 0]) }
    }
  }

  /// The hypotheses of one sentence read its annotations as if each had a copy.
  @Test(arguments: AttentionMethod.allCases) func hypothesesShareAnnotations(
    _ method: AttentionMethod
  ) {
    let block = ParameterBlock<Double>()
    let attention = attention(method, annotation: 4, in: block)
    block.allocate(gradients: false)
    block.initialize(seed: 1)
    let memory = attention.memory(
      Variable(sample(Double.self, [5, 3, 4], seed: 2)), lengths: [5, 2, 4], tape: nil)
    let queries = Variable(sample(Double.self, [1, 6, 4], seed: 1))
    let shared = attention(queries, over: memory, share: 2, tape: nil)
    let copied = attention(
      queries, over: memory.selecting([0, 0, 1, 1, 2, 2]), tape: nil)
    #expect(shared.context.value.array == copied.context.value.array)
    #expect(shared.weights.array == copied.weights.array)
  }
}
