extension FrameScores {
  /// Looks for what no log-probabilities can be: search compares scores, and nothing compares with
  /// what is no number. A class may have probability 0, but not all classes of a frame.
  ///
  /// - Throws: `DecodingError` for the first such frame.
  func check() throws {
    for frame in 0..<frameCount {
      let row = frame * classCount
      var isSound = true
      var best = -Float.infinity
      for index in row..<row + classCount {
        // What is no number fails this too.
        isSound = isSound && values[index] < .infinity
        best = max(best, values[index])
      }
      guard !isSound || best == -.infinity else { continue }
      let found =
        if let place = (0..<classCount).first(where: { !(self[frame, $0] < .infinity) }) {
          "\(self[frame, place]) for class \(place)"
        } else {
          "probability 0 for all classes"
        }
      throw DecodingError("frame \(frame): found \(found), wanted log-probabilities")
    }
  }

  /// The class with the highest score; of several the first.
  public func best(ofFrame frame: Int) -> Int {
    let row = frame * classCount
    var best = 0
    for place in 1..<classCount where values[row + place] > values[row + best] { best = place }
    return best
  }

  /// Σ of one class over some frames.
  func sum(of class: Int, over frames: Range<Int>) -> Float {
    Float(frames.reduce(0.0) { $0 + Double(self[$1, `class`]) })
  }
}
