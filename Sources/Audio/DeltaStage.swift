/// Appends deltas and accelerations to frames as these come; a frame goes out when those after it
/// are there that its slopes need, or when there are no more.
struct DeltaStage {
  private let options: DeltaOptions
  /// Features of a frame that comes in.
  private let dimension: Int
  /// The factors of the frames from -window to window.
  private let slope: [Float]
  /// The slope of slopes: the factors of the frames from -2 window to 2 window.
  private let doubleSlope: [Float]
  /// Frames that wait, with those before them that their slopes need. The signal's first frame
  /// stands here also for those that are not there before it, and at the end the last one.
  private var frames: [Float] = []
  /// The deltas of frames, the same way, where accelerations are slopes of these.
  private var deltas: [Float] = []
  private var hasBegun = false

  init(_ options: DeltaOptions, dimension: Int) {
    self.options = options
    self.dimension = dimension
    let window = options.window
    let scale = 2 * (1...window).reduce(0) { $0 + $1 * $1 }
    let slope = (-window...window).map { Double($0) / Double(scale) }
    var double = [Double](repeating: 0, count: 4 * window + 1)
    for (index, first) in slope.enumerated() {
      for (other, second) in slope.enumerated() { double[index + other] += first * second }
    }
    self.slope = slope.map { Float($0) }
    doubleSlope = double.map { Float($0) }
  }

  private var hasDeltasOfDeltas: Bool { options.order == 2 && options.edges == .each }

  /// Frames that are kept before one that waits.
  private var reach: Int { options.order * options.window }

  /// Takes frames, and gives those that are ready, with their deltas; with `isLast` all.
  mutating func append(_ more: [Float], isLast: Bool) -> [Float] {
    guard options.order > 0 else { return more }
    if !hasBegun, !more.isEmpty {
      hasBegun = true
      for _ in 0..<reach { frames += more.prefix(dimension) }
    }
    frames += more
    if isLast, hasBegun {
      let last = Array(frames.suffix(dimension))
      for _ in 0..<reach { frames += last }
    }
    let ready = frames.count / dimension - 2 * reach
    guard hasBegun, ready > 0 else { return [] }
    let output = joined(ready, isLast: isLast)
    frames.removeFirst(ready * dimension)
    return output
  }

  /// The first `ready` frames that wait, with their deltas.
  private mutating func joined(_ ready: Int, isLast: Bool) -> [Float] {
    let window = options.window
    var parts = [combined(frames, slope, from: reach - window, count: ready)]
    if options.order == 2 {
      parts.append(
        hasDeltasOfDeltas
          ? slopesOfDeltas(ready, isLast: isLast)
          : combined(frames, doubleSlope, from: 0, count: ready))
    }
    let width = dimension * (options.order + 1)
    var output = [Float](repeating: 0, count: ready * width)
    interleave(frames, from: reach, count: ready, into: &output, at: 0)
    for (index, part) in parts.enumerated() {
      interleave(part, from: 0, count: ready, into: &output, at: (index + 1) * dimension)
    }
    return output
  }

  /// Slopes of deltas, whose own ends stand in for what is beyond them.
  private mutating func slopesOfDeltas(_ ready: Int, isLast: Bool) -> [Float] {
    let window = options.window
    if deltas.isEmpty {
      // The first frame's delta, which does not look before it, for those that are not there.
      let first = combined(frames, slope, from: window, count: 1)
      for _ in 0..<window { deltas += first }
    }
    // Deltas are known of the frames before, of those that are ready, and of a window after them;
    // at the end, of the last frame: what follows it in `frames` is its copies.
    let known = deltas.count / dimension - window
    let wanted = ready + (isLast ? 0 : window)
    deltas += combined(frames, slope, from: window + known, count: wanted - known)
    if isLast {
      let last = Array(deltas.suffix(dimension))
      for _ in 0..<window { deltas += last }
    }
    defer { deltas.removeFirst(ready * dimension) }
    return combined(deltas, slope, from: 0, count: ready)
  }

  /// The sum of frames from `start` on, each times its factor; so for `count` frames, one after the
  /// other.
  private func combined(
    _ rows: [Float], _ factors: [Float], from start: Int, count: Int
  ) -> [Float] {
    var sums = [Float](repeating: 0, count: count * dimension)
    precondition((start + count + factors.count - 1) * dimension <= rows.count, "frames there")
    let rows = rows.span
    var output = sums.mutableSpan
    for (offset, factor) in factors.enumerated() where factor != 0 {
      let first = (start + offset) * dimension
      // Unsafe: the bounds were checked above; a check of each index would keep the loop scalar.
      for index in 0..<count * dimension {
        unsafe output[unchecked: index] += factor * rows[unchecked: first + index]
      }
    }
    return sums
  }

  private func interleave(
    _ rows: [Float], from start: Int, count: Int, into output: inout [Float], at column: Int
  ) {
    let width = dimension * (options.order + 1)
    for frame in 0..<count {
      let (source, target) = ((start + frame) * dimension, frame * width + column)
      for index in 0..<dimension { output[target + index] = rows[source + index] }
    }
  }
}
