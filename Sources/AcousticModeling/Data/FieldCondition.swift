import Text

/// Which values a field of a file's name may have: `take=0-4`, `speaker=jackson,theo`.
public struct FieldCondition: Sendable, Equatable {
  private enum Value: Sendable, Equatable {
    case text(String)
    case numbers(ClosedRange<Int>)
  }

  public let field: String
  private let values: [Value]

  /// - Parameter text: a field, `=` and values between commas; `a-b` of two numbers is a range with
  ///   both of them.
  /// - Throws: `TextError` for another form.
  public init(_ text: String) throws {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
      throw TextError("condition '\(text)': wanted a field and its values, like take=0-4")
    }
    field = String(sides[0])
    values = try sides[1].split(separator: ",").map { part in
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]) else {
        return .text(String(part))
      }
      guard first <= last else {
        throw TextError("condition '\(text)': found '\(part)', wanted the lower number first")
      }
      return .numbers(first...last)
    }
  }

  /// Whether a value is one of these; numbers are compared as numbers: `04` is in `0-4`.
  func holds(_ value: String) -> Bool {
    values.contains {
      switch $0 {
      case .text(let text): text == value
      case .numbers(let range): Int(value).map(range.contains) ?? false
      }
    }
  }
}
