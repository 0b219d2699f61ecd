/// Which tokens of a text stand in which batch of an epoch: a pure function of the text's length and
/// the options, the same in every epoch.
///
/// The text is cut into B streams of the same length, and those into batches of T steps (Zaremba et
/// al. 2014, section 4.1; the cut is that of TensorFlow's port: N / B tokens each, where the authors'
/// own code rounds the start of each stream).
public struct StreamPlan: Sendable, Equatable {
  public let options: StreamOptions
  /// Tokens of the text, N.
  public let tokenCount: Int
  /// From one stream's first token to the next one's.
  public let stride: Int
  /// Predictions in a stream.
  public let predictions: Int
  /// Batches of an epoch; 0 where the text is too short for one.
  public let batchCount: Int

  public init(tokenCount: Int, options: StreamOptions) {
    self.tokenCount = tokenCount
    self.options = options
    switch options.leftover {
    case .drop:
      stride = tokenCount / options.count
      predictions = max(stride - 1, 0) / options.steps * options.steps
      batchCount = predictions / options.steps
    case .keep:
      // Every token but the first is predicted once, also the first of every later stream.
      predictions = (max(tokenCount - 1, 0) + options.count - 1) / options.count
      stride = predictions
      batchCount = (predictions + options.steps - 1) / options.steps
    }
  }

  /// Tokens that a text must have for one batch.
  public var minimumTokens: Int {
    options.leftover == .drop ? options.count * (options.steps + 1) : 2
  }

  /// Predictions of an epoch, all streams together.
  public var predictionCount: Int {
    options.leftover == .drop ? options.count * predictions : max(tokenCount - 1, 0)
  }

  /// Batch `index` of an epoch.
  /// - Parameter ids: gives the text's ids in a range.
  public func batch(
    _ index: Int, ids: (_ range: Range<Int>) throws -> [Int32]
  ) rethrows -> StreamBatch {
    precondition(index >= 0 && index < batchCount, "batch \(index) of \(batchCount)")
    let rows = options.count
    let first = index * options.steps
    let steps = min(options.steps, predictions - first)
    var inputs = [Int32](repeating: -1, count: steps * rows)
    var targets = inputs
    for row in 0..<rows {
      let start = row * stride + first
      let end = min(start + steps + 1, tokenCount)
      guard end - start >= 2 else { continue }
      let tokens = try ids(start..<end)
      for step in 0..<tokens.count - 1 {
        inputs[step * rows + row] = tokens[step]
        targets[step * rows + row] = tokens[step + 1]
      }
    }
    let origin = index == 0 ? options.epochStart : options.state
    return StreamBatch(
      inputs: inputs, targets: targets, steps: steps, sequenceCount: rows,
      startsFromZero: origin == .zero)
  }
}
