public import Metrics
import Text
import Tensors

/// Looks recordings and their labels over, line by line of their manifest, before anything is
/// trained on them. Holds what the manifest says and a hash of each sound, never a sound.
public struct SpeechCheck: Sendable {
  /// Which phones are known.
  public enum KnownPhones: Sendable {
    case any
    /// Those of a list.
    case listed(Set<String>)
    /// Those that a folding names; they are counted folded.
    case folded(PhoneFolding)
  }

  /// Samples a second; nil: as the first sound has.
  public var rate: Int?
  /// Whether sounds may be of any rates: they will be resampled.
  public var takesAnyRate = false
  public var phones = KnownPhones.any
  /// Whether every utterance has to have labels; not so for what is only recognised.
  public var wantsLabels = true
  /// Spells the words of a manifest that has words.
  public var dictionary: PronouncingDictionary?
  /// The window of a frame in milliseconds.
  public var frameLength = 25.0
  /// From frame to frame, in milliseconds.
  public var frameShift = 10.0
  /// Of so many frames a model sees one.
  public var frameSkip = 1
  /// A larger share of samples at the ends of the scale is clipping.
  public var clippingShare = 0.001
  /// Labels may end so many seconds before the sound does.
  public var earliestEnd = 1.0

  public init() {}

  /// Checks a manifest and all that it names.
  /// - Parameter report: is told every finding, in the order of the lines.
  /// - Throws: `TextError` where the manifest itself has another form, or has words and there is no
  ///   dictionary; what `report` throws.
  public func run(
    manifest path: String, report: (SpeechFinding) throws -> Void
  ) throws -> SpeechSummary {
    precondition(frameSkip > 0 && frameShift > 0, "frames go on")
    let table = try ManifestTable(contentsOf: path)
    var pass = SpeechPass(check: self, file: table.file)
    for (entry, line) in zip(table.entries, table.lines) {
      try pass.examine(entry, line: line, report)
    }
    return pass.summary
  }

  /// The frames that a model sees of a sound, where those that would reach beyond it are left out.
  /// - Parameters:
  ///   - samples: of one channel.
  ///   - rate: samples a second.
  public func frames(samples: Int, rate: Int) -> Int {
    let length = Int(Double(rate) * frameLength / 1000)
    let shift = max(1, Int(Double(rate) * frameShift / 1000))
    guard samples >= length else { return 0 }
    let frames = 1 + (samples - length) / shift
    return (frames + frameSkip - 1) / frameSkip
  }

  /// The fewest frames that CTC can spell phones in: one each, and a blank between equal neighbours
  /// (Graves et al. 2006, section 3).
  static func fewestFrames(_ phones: [String]) -> Int {
    Tensor<Float>.framesNeeded(for: phones)
  }
}
