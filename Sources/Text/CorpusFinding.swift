/// Something that is wrong, or looks wrong, in a parallel corpus.
public struct CorpusFinding: Sendable, Equatable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable, Codable {
    /// The pair, or the whole corpus, cannot be trained on as it is.
    case error
    /// The pair is dubious; a cleaned corpus is better without it.
    case warning
  }

  /// What is wrong.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// The two files do not have equally many lines: sentences may be paired wrongly.
    case unequalLines = "unequal_lines"
    /// A NUL byte: the file is not a text.
    case nulByte = "nul_byte"
    /// Bytes that are not UTF-8.
    case invalidUTF8 = "invalid_utf8"
    /// One side of a pair is empty or white space, the other is not.
    case emptySide = "empty_side"
    /// Both sides are empty or white space.
    case emptyPair = "empty_pair"
    /// More words or characters than any sentence has.
    case tooLong = "too_long"
    /// One side has many times the words of the other.
    case lengthRatio = "length_ratio"
    /// Control characters (Unicode's Cc) other than the tabulator.
    case controlCharacter = "control_character"
    /// Source and target are the same: not a translation, but a name or a number may be.
    case identical
    /// The pair has been there before, byte for byte.
    case duplicate

    /// How bad it is.
    public var severity: Severity {
      switch self {
      case .unequalLines, .nulByte, .invalidUTF8, .emptySide: .error
      case .emptyPair, .tooLong, .lengthRatio, .controlCharacter, .identical, .duplicate: .warning
      }
    }
  }

  public var kind: Kind
  /// The file as the user named it.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// What was found and, where there is a limit, what was wanted.
  public var message: String

  /// `FILE:LINE: SEVERITY: MESSAGE`, as compilers write it.
  public var description: String {
    "\(file):\(line): \(kind.severity.rawValue): \(message)"
  }
}
