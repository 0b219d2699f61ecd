import Foundation

/// How translations are printed, one line each.
public enum HypothesisFormat: String, CaseIterable, Sendable {
  /// The text alone.
  case plain
  /// Moses' n-best list: `id ||| text ||| features ||| score`. The features are the sum of the
  /// log-probabilities and their number; the score is the normalised one, by which the list is ranked.
  case moses
  /// A JSON object: id, rank, text, tokens, token_log_probabilities, total, normalized_score and,
  /// where there is one, alignment as pairs [source, target]. Keys in alphabetical order.
  case json

  /// The line without its end.
  public func line(_ translation: RankedTranslation) -> String {
    switch self {
    case .plain: return Self.oneLine(translation.text)
    case .moses:
      // `|||` separates the fields, so Moses writes a bar within the text as an entity.
      let text = Self.oneLine(translation.text).replacing("|||", with: "&#124;&#124;&#124;")
      let fields = [
        "\(translation.id)", text,
        "LogProbability= \(Self.decimal(translation.total)) "
          + "Length= \(translation.tokenLogProbabilities.count)",
        Self.decimal(translation.normalizedScore),
      ]
      return fields.joined(separator: " ||| ")
    case .json:
      return Self.json(translation)
    }
  }

  private static func json(_ translation: RankedTranslation) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Scores of given text may be minus infinity; JSON has no such number.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    do {
      return String(decoding: try encoder.encode(translation), as: UTF8.self)
    } catch {
      preconditionFailure("numbers and strings can always be encoded: \(error)")
    }
  }

  /// One line in is one line out: line ends within a text become blanks.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private static func decimal(_ value: Double) -> String { String(format: "%.6f", value) }
}
