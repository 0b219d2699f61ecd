import Foundation

/// Results on standard output. A reader that closed the pipe has enough: that is no error.
enum StandardOutput {
  /// Writes lines at once.
  static func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    let text = lines.joined(separator: "\n") + "\n"
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      exit(0)
    }
  }
}
