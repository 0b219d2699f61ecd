import Metrics
import Text

extension TIMITCorpus {
  /// Sizes of a part, `sa` sentences left out.
  public struct Counts: Equatable, Sendable, CustomStringConvertible {
    public var speakers: Int
    public var utterances: Int
    /// Phones in 39 classes, `q` deleted, silences in a row not merged; nil: not known.
    public var phones: Int?

    public init(speakers: Int, utterances: Int, phones: Int?) {
      (self.speakers, self.utterances, self.phones) = (speakers, utterances, phones)
    }

    public var description: String {
      "\(speakers) speakers, \(utterances) utterances" + (phones.map { ", \($0) phones" } ?? "")
    }
  }

  /// What the whole TIMIT has, as Kaldi's recipe counts it.
  public static func expectedCounts(of part: Part) -> Counts {
    switch part {
    case .train: Counts(speakers: 462, utterances: 3696, phones: nil)
    case .dev: Counts(speakers: 50, utterances: 400, phones: 15_057)
    case .test: Counts(speakers: 168, utterances: 1344, phones: nil)
    case .coreTest: Counts(speakers: 24, utterances: 192, phones: 7_215)
    }
  }

  /// What this corpus has.
  /// - Throws: `TextError` for what `entries(_:)` refuses, a bad file of phones, and a phone
  ///   that is not TIMIT's.
  public func counts(of part: Part) throws -> Counts {
    let entries = try entries(Selection(part))
    var phones = 0
    for case .segments(let path) in entries.map(\.transcript) {
      let labels = try SegmentFile(contentsOf: path)
      for (segment, line) in zip(labels.segments, labels.lines) {
        guard let folded = PhoneFolding.timit39.target(of: segment.phone) else {
          throw TextError(
            file: path, line: line, "found phone '\(segment.phone)', wanted one of TIMIT's 61")
        }
        if !folded.isEmpty { phones += 1 }
      }
    }
    return Counts(
      speakers: Set(entries.compactMap(\.speaker)).count, utterances: entries.count, phones: phones)
  }

  /// Makes sure that a part is TIMIT's, whole.
  /// - Returns: what was counted.
  /// - Throws: `TextError` with what was found and wanted, and as `counts(of:)`.
  @discardableResult
  public func checkCounts(of part: Part) throws -> Counts {
    let found = try counts(of: part)
    let wanted = Self.expectedCounts(of: part)
    var known = found
    if wanted.phones == nil { known.phones = nil }
    guard known == wanted else {
      throw TextError(
        file: folder,
        "\(part.rawValue) is not TIMIT's: found \(known), wanted \(wanted) (without sa sentences, "
          + "in 39 classes)")
    }
    return found
  }
}
