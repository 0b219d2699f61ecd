import Foundation

/// Messages for the person at the terminal; results go to standard output.
enum StandardError {
  static func write(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}
