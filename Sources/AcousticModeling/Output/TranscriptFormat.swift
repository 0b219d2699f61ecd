import Foundation

/// How recognised phones are written.
public enum TranscriptFormat: String, CaseIterable, Sendable {
  /// Kaldi's `text`: `id p p p`.
  case kaldi
  /// sclite's transcript: `p p p (id)`.
  case trn
  /// NIST's time-marked conversation: `id 1 start duration phone confidence`, seconds.
  case ctm
  /// A Praat TextGrid, long form, one interval tier; a file an utterance.
  case textGrid = "textgrid"
  /// TIMIT's `.phn`: `first-sample sample-after-last phone`; a file an utterance.
  case phn
  /// A JSON object a line: id, phones with start, end and score, score, duration.
  case jsonLines = "jsonl"

  /// Whether an utterance is a file by itself. Of the other formats the texts of several
  /// utterances, one after the other, are a file.
  public var isFilePerUtterance: Bool { self == .textGrid || self == .phn }

  /// How the names of its files end, without the dot.
  public var fileExtension: String {
    switch self {
    case .kaldi: "txt"
    case .textGrid: "TextGrid"
    case .trn, .ctm, .phn, .jsonLines: rawValue
    }
  }

  /// An utterance as text, with the end of its last line.
  ///
  /// - Parameter rate: samples a second of the sound file, for `phn`.
  /// - Throws: `DecodingError` for an id or a phone that the format cannot hold.
  public func text(of utterance: RecognizedUtterance, rate: Int) throws -> String {
    try checkWords(of: utterance)
    switch self {
    case .kaldi:
      return ([utterance.id] + utterance.phones.map(\.name)).joined(separator: " ") + "\n"
    case .trn:
      return (utterance.phones.map(\.name) + ["(\(utterance.id))"]).joined(separator: " ") + "\n"
    case .ctm:
      return utterance.phones.map { phone in
        let times = [phone.start, phone.end - phone.start].map(Self.decimals)
        let confidence = Self.decimals(Double(phone.confidence))
        return "\(utterance.id) 1 \(times[0]) \(times[1]) \(phone.name) \(confidence)\n"
      }.joined()
    case .textGrid: return utterance.textGrid
    case .phn:
      return utterance.phones.map { phone in
        let samples = [phone.start, phone.end].map { Int(($0 * Double(rate)).rounded()) }
        return "\(samples[0]) \(samples[1]) \(phone.name)\n"
      }.joined()
    case .jsonLines: return try utterance.json + "\n"
    }
  }

  /// Words of a line are told apart by white space, and sclite looks for the id in parentheses.
  private func checkWords(of utterance: RecognizedUtterance) throws {
    guard self != .textGrid && self != .jsonLines else { return }
    func check(_ word: String, _ what: String) throws {
      if word.isEmpty || word.contains(where: \.isWhitespace) {
        throw DecodingError(
          "utterance '\(utterance.id)': found the \(what) '\(word)', "
            + "wanted one without white space for \(rawValue)")
      }
    }
    if self != .phn { try check(utterance.id, "id") }
    if self == .trn, utterance.id.contains(where: { "()".contains($0) }) {
      throw DecodingError(
        "utterance '\(utterance.id)': found parentheses in its id, wanted none for \(rawValue)")
    }
    for phone in utterance.phones { try check(phone.name, "phone") }
  }

  /// Three decimals.
  private static func decimals(_ value: Double) -> String { String(format: "%.3f", value) }
}
