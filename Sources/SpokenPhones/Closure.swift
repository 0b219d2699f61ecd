/// The silence in which a stop is held before it bursts.
///
/// espeak-ng reports a stop where it bursts and counts the closure to the phone before, so it is found in
/// the sound: before noise is added it is silence.
enum Closure {
  /// TIMIT's closures, by the stop or affricate they belong to.
  private static let labels = [
    "p": "pcl", "t": "tcl", "k": "kcl", "b": "bcl", "d": "dcl", "g": "gcl", "ch": "tcl",
    "jh": "dcl",
  ]

  static func label(before phone: String) -> String? { labels[phone] }

  /// Below this share of the speech's peak a sample is silence.
  private static let silence = 0.01
  /// Shorter silences are no closures.
  private static let shortest = 0.008
  /// What is left to the phone before, at least.
  private static let kept = 0.012

  /// Where the silence begins that ends at a sample; that sample where there is none. Times of the
  /// constants above in seconds.
  static func start(in speech: Speech, endingAt sample: Int, notBefore first: Int) -> Int {
    let peak = speech.samples.reduce(0) { max($0, abs(Int($1))) }
    let limit = Int(Double(peak) * silence)
    let earliest = min(sample, first + Int(kept * Double(speech.rate)))
    var start = min(sample, speech.samples.count)
    while start > earliest, abs(Int(speech.samples[start - 1])) <= limit { start -= 1 }
    return Double(sample - start) >= shortest * Double(speech.rate) ? start : sample
  }
}
