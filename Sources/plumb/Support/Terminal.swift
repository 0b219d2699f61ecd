import Foundation
import Text

/// Whether a person is at the other end.
enum Terminal {
  /// Whether lines of this input are typed as we read.
  static func isInput(_ path: String) -> Bool { path == "-" && isatty(STDIN_FILENO) == 1 }
}

extension LineReader {
  /// The next lines, fewer only at the end.
  /// - Throws: `TextError`
  func lines(atMost count: Int) throws -> [String] {
    var lines: [String] = []
    while lines.count < count, let line = try next() { lines.append(line) }
    return lines
  }
}
