import Metrics
import Text

extension Lines {
  /// Reads a text to be scored: a file, plain or gzip, a pipe, or standard input (`-`).
  /// - Throws: `TextError` where it cannot be read or unpacked; `MetricsError` where it is empty or not
  ///   UTF-8.
  init(input path: String) throws {
    try self.init(text: WholeFile.text(path), name: path == "-" ? "standard input" : path)
  }
}
