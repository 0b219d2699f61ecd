/// The best class of each frame by itself: what can be had without any search.
///
/// Of classes with the same score the first wins. The score is Σ log p of the classes chosen,
/// blanks included.
public enum BestPath {
  /// Frame-wise scores: frames in a row with the same phone are one phone. The phones cover all
  /// frames.
  ///
  /// - Throws: `DecodingError` where scores are not log-probabilities.
  public static func frameWise(_ scores: FrameScores) throws -> Decoding {
    try runs(scores, blank: nil)
  }

  /// CTC, whose blank is the last class: repeats are collapsed, then blanks removed (Graves et al.
  /// 2006, section 3.2). A phone's frames are those of its run.
  ///
  /// - Throws: `DecodingError` where scores are not log-probabilities.
  public static func ctc(_ scores: FrameScores) throws -> Decoding {
    try runs(scores, blank: scores.classCount - 1)
  }

  private static func runs(_ scores: FrameScores, blank: Int?) throws -> Decoding {
    try scores.check()
    var phones: [DecodedPhone] = []
    var total = 0.0
    var start = 0
    while start < scores.frameCount {
      let phone = scores.best(ofFrame: start)
      var end = start + 1
      while end < scores.frameCount, scores.best(ofFrame: end) == phone { end += 1 }
      let score = scores.sum(of: phone, over: start..<end)
      total += Double(score)
      if phone != blank { phones.append(DecodedPhone(phone, frames: start..<end, score: score)) }
      start = end
    }
    return Decoding(phones, score: Float(total))
  }
}
