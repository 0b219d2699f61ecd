import Tensors

/// How a parameter starts.
public enum Initialization: Sendable, Equatable {
  /// Uniform in ±range: the paper starts every parameter so, biases and embeddings included.
  case uniform(Double)
  case constant(Double)
}
