public import Tensors

/// How a query is compared with an annotation.
public enum AttentionMethod: String, Codable, CaseIterable, Sendable {
  /// q · a (Luong et al. 2015)
  case dot
  /// q · W a (Luong et al. 2015)
  case general
  /// u · tanh(W_q q + W_a a) (Bahdanau et al. 2015)
  case additive
}

/// The annotations of a batch of sources, with what the score needs of them computed once.
public struct AttentionMemory<Scalar: TensorScalar> {
  /// (S, B, D), what queries are compared with.
  public let keys: Variable<Scalar>
  /// (S, B, A), what is averaged.
  public let values: Variable<Scalar>
  /// How many annotations of each source are real; nil: all.
  public let lengths: [Int32]?

  /// The memory of sources `index` only. No gradient flows.
  public func selecting(_ index: [Int]) -> AttentionMemory {
    func pick(_ x: Variable<Scalar>) -> Variable<Scalar> {
      let (steps, batch, width) = (x.shape[0], x.shape[1], x.shape[2])
      let rows = Tensor<Scalar>(uninitialized: [steps, index.count, width])
      rows.assignRows(
        of: x.value, at: (0..<steps).flatMap { s in index.map { Int32(s * batch + $0) } })
      return .constant(rows)
    }
    return AttentionMemory(
      keys: pick(keys), values: pick(values), lengths: lengths.map { all in index.map { all[$0] } })
  }
}

/// Attention over annotations: weights by softmax of the scores, context by their mean.
public struct Attention<Scalar: TensorScalar> {
  public let method: AttentionMethod
  private let keyProjection: Linear<Scalar>?
  private let queryProjection: Linear<Scalar>?
  private let vector: Parameter<Scalar>?

  /// `query` and `annotation` are widths; `dot` wants them equal.
  public init(
    _ name: String, _ method: AttentionMethod, query: Int, annotation: Int,
    in block: ParameterBlock<Scalar>, _ initialization: Initialization
  ) {
    precondition(method != .dot || query == annotation, "dot of \(query) and \(annotation)")
    self.method = method
    keyProjection =
      method == .dot
      ? nil
      : Linear(
        "\(name).key", inputs: annotation, outputs: query, bias: false, in: block,
        initialization)
    queryProjection =
      method == .additive
      ? Linear(
        "\(name).query", inputs: query, outputs: query, bias: true, in: block, initialization)
      : nil
    vector =
      method == .additive ? block.declare("\(name).vector", [query], initialization) : nil
  }

  /// Prepares annotations (S, B, A).
  public func memory(
    _ annotations: Variable<Scalar>, lengths: [Int32]?, tape: Tape<Scalar>?
  ) -> AttentionMemory<Scalar> {
    AttentionMemory(
      keys: keyProjection.map { $0(annotations, tape: tape) } ?? annotations,
      values: annotations, lengths: lengths)
  }

  /// Queries (T, B, Q) give contexts (T, B, A) and weights (T, B, S). `share` queries in a row read
  /// one source (a beam's hypotheses); only without a tape.
  public func callAsFunction(
    _ queries: Variable<Scalar>, over memory: AttentionMemory<Scalar>, share: Int = 1,
    tape: Tape<Scalar>?
  ) -> (context: Variable<Scalar>, weights: Tensor<Scalar>) {
    precondition(share == 1 || tape == nil, "hypotheses are not trained on")
    let q = queryProjection.map { $0(queries, tape: tape) } ?? queries
    let forward = AttentionKernel.forward(
      q: q.value, k: memory.keys.value, v: memory.values.value, u: vector?.value,
      lengths: memory.lengths, share: share)
    let context = Variable(forward.context)
    tape?.record { [vector] in
      guard let dContext = context.takeGradient() else { return }
      let du = vector.map { Tensor<Scalar>(zeros: [queries.shape[1], $0.count]) }
      AttentionKernel.backward(
        q: q.value, k: memory.keys.value, v: memory.values.value, u: vector?.value,
        lengths: memory.lengths, weights: forward.weights, dContext: dContext,
        dq: q.zeroedGradient(), dk: memory.keys.zeroedGradient(),
        dv: memory.values.zeroedGradient(), du: du)
      if let vector, let du { vector.gradient.addColumnSums(of: du) }
    }
    return (context, forward.weights)
  }
}
