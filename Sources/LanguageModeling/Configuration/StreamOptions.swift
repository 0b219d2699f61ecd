public import Training

/// How a text becomes batches: the `training.streams` section of a configuration.
///
/// The defaults of `init` are the paper's: what its code does without saying so in the text has a
/// name here.
public struct StreamOptions: Hashable, Sendable {
  /// What becomes of tokens that fill no batch.
  public enum Leftover: String, CaseIterable, Sendable {
    /// They are not trained on: N mod count tokens at the text's end, and the last steps of every
    /// stream that are fewer than `steps`.
    case drop
    /// The last batch has fewer steps, and streams that end before the others are padded.
    case keep
  }

  /// Where an LSTM's state comes from.
  public enum StateOrigin: String, CaseIterable, Sendable {
    /// From where the stream's last batch left it.
    case carried
    case zero
  }

  /// Contiguous parts of the text that are read side by side: the rows of a batch, B.
  public var count: Int
  /// Steps of a batch, T: how far gradients flow back.
  public var steps: Int
  public var leftover: Leftover
  /// The state before every batch but an epoch's first.
  public var state: StateOrigin
  /// The state before an epoch's first batch. `carried`: the state at the end of stream b, which is
  /// where stream b + 1 began.
  public var epochStart: StateOrigin

  public init(
    count: Int, steps: Int, leftover: Leftover = .drop, state: StateOrigin = .carried,
    epochStart: StateOrigin = .zero
  ) {
    precondition(count >= 1 && steps >= 1, "\(count) streams of \(steps) steps")
    (self.count, self.steps, self.leftover) = (count, steps, leftover)
    (self.state, self.epochStart) = (state, epochStart)
  }

  /// Reads a `streams` section.
  /// - Throws: `ConfigurationError`
  public init(_ section: ConfigurationSection) throws {
    count = try section.int("count", in: 1...1_000_000)
    steps = try section.int("steps", in: 1...1_000_000)
    leftover = try section.choice("leftover")
    state = try section.choice("state")
    epochStart = try section.choice("epoch-start")
    if state == .zero, epochStart == .carried {
      throw section.error("epoch-start", "found carried, but state is zero: nothing is carried")
    }
  }
}
