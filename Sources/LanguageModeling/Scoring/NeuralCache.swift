import Foundation
import Tensors

/// The neural cache (Grave, Joulin & Usunier 2016, equation 3): words that came after hidden vectors
/// like the present one are likely to come again,
///
///     p_cache(w | h_t) ∝ Σ_i 1{w = x_{i+1}} exp(θ h_t · h_i)
///
/// over the last N positions i before t. It reads what the network computes anyway and learns nothing.
public final class NeuralCache {
  /// What it remembers, and how sharply it looks.
  public struct Options: Hashable, Sendable {
    /// Positions, N.
    public var capacity: Int
    /// θ: 0 is a plain cache of the last words.
    public var flatness: Double

    public init(capacity: Int, flatness: Double) {
      precondition(capacity >= 1 && flatness.isFinite, "a cache of \(capacity) × \(flatness)")
      (self.capacity, self.flatness) = (capacity, flatness)
    }
  }

  public let options: Options
  /// Hidden vectors, oldest first (…, H); the first `words.count` rows are in use.
  private let keys: Tensor<Float>
  /// The word that came after each.
  private var words: [Int32] = []

  /// - Parameters:
  ///   - width: of hidden vectors, H.
  ///   - window: most positions of one call.
  init(_ options: Options, width: Int, window: Int) {
    self.options = options
    // Room for another capacity, so that vectors are moved once in so many positions.
    keys = Tensor(zeros: [2 * options.capacity + window, width])
    words.reserveCapacity(keys.rows)
  }

  /// Log-probabilities of T targets, each after the top layer's outputs (T, 1, H) of its position and
  /// with all positions before it in the cache; then remembers them.
  ///
  /// - Parameter otherwise: taken while the cache is empty.
  func predict(_ targets: [Int32], top: Tensor<Float>, otherwise: [Double]) -> [Double] {
    let steps = targets.count
    makeRoom(for: steps)
    let before = words.count
    keys[before..<before + steps].assign(top)
    words += targets
    let oldest = max(0, before - options.capacity)
    let known = oldest..<words.count
    let scores = Tensor<Float>(uninitialized: [steps, known.count])
    scores.assignProduct(
      top.reshaped([steps, keys.columns]), .plain, keys[known], .transposed)
    return (0..<steps).map { step in
      let end = before + step
      guard end > 0 else { return otherwise[step] }
      let range = max(0, end - options.capacity)..<end
      return logShare(of: targets[step], in: range, scores: scores[step], from: oldest)
    }
  }

  /// log of the share that positions followed by `word` have in all of the range; the scores begin
  /// with that of position `first`.
  private func logShare(
    of word: Int32, in range: Range<Int>, scores: Tensor<Float>, from first: Int
  ) -> Double {
    scores.withMutableSpan { scores in
      var largest = -Double.infinity
      for at in range {
        largest = max(largest, options.flatness * Double(scores[at - first]))
      }
      var (sum, share) = (0.0, 0.0)
      for at in range {
        let weight = exp(options.flatness * Double(scores[at - first]) - largest)
        sum += weight
        if words[at] == word { share += weight }
      }
      return log(share / sum)
    }
  }

  /// Forgets what no position can see any more, where the room is used up.
  private func makeRoom(for steps: Int) {
    guard words.count + steps > keys.rows else { return }
    let forgotten = words.count - options.capacity
    // Without overlap: there is room for twice the capacity.
    keys[0..<options.capacity].assign(keys[forgotten..<words.count])
    words.removeFirst(forgotten)
  }
}
