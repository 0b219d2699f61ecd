import Foundation
import Text

/// Lists of translations, or of other hypotheses, as Moses writes them: `id ||| text ||| features |||
/// score`, those of one id together.
public enum NBestList {
  /// A line of a list.
  public struct Entry: Sendable, Equatable {
    public let id: String
    /// As it stands in the list: a bar within is written `&#124;`.
    public let text: String
    public var features: String
    /// What the list is ranked by; larger is better.
    public var score: Double
    /// What stands behind the score: Moses' alignment.
    public let rest: [String]

    /// What the text says, bars written as bars.
    public var plainText: String { text.replacing("&#124;", with: "|") }

    /// The line without its end.
    public var line: String {
      ([id, text, features, String(format: "%.6f", score)] + rest).joined(separator: " ||| ")
    }

    /// Adds a language model's log-probability as a feature, and `weight` times it to the score.
    public mutating func add(_ logProbability: Double, weight: Double) {
      let feature = "LanguageModel= " + String(format: "%.6f", logProbability)
      features = features.isEmpty ? feature : features + " " + feature
      score += weight * logProbability
    }
  }

  /// Reads a line.
  /// - Throws: `TextError` naming file and line.
  public static func entry(_ line: String, file: String, number: Int) throws -> Entry {
    let fields = line.split(separator: "|||", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard fields.count >= 4, let score = Double(fields[3]), score.isFinite,
      !fields[0].isEmpty
    else {
      throw TextError(
        file: file, line: number,
        "is no entry of an n-best list, wanted 'id ||| text ||| features ||| score'")
    }
    return Entry(
      id: fields[0], text: fields[1], features: fields[2], score: score, rest: Array(fields[4...]))
  }

  /// Best first; equal ones keep their order.
  public static func ranked(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
  }

  /// Calls `take` with the entries of one id after the other.
  /// - Throws: `TextError`
  public static func forEachList(
    of path: String, _ take: (_ entries: [Entry]) throws -> Void
  ) throws {
    let reader = try LineReader(path: path)
    var entries: [Entry] = []
    var finished: Set<String> = []
    while let line = try reader.next() {
      let entry = try entry(line, file: reader.name, number: reader.lineNumber)
      if let first = entries.first, first.id != entry.id {
        try take(entries)
        finished.insert(first.id)
        entries = []
      }
      guard !finished.contains(entry.id) else {
        throw TextError(
          file: reader.name, line: reader.lineNumber,
          "has the id '\(entry.id)' again, wanted the lines of a list together")
      }
      entries.append(entry)
    }
    if !entries.isEmpty { try take(entries) }
  }
}
