import ArgumentParser
import Foundation

/// Results on standard output. A reader that closed the pipe has enough: that is no error. Anything
/// else that cannot be written is one: half a result must not look like a whole one.
enum StandardOutput {
  /// Writes lines at once.
  static func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write(text: lines.joined(separator: "\n") + "\n")
  }

  /// Writes text as it is.
  static func write(text: String) { write(bytes: Array(text.utf8)) }

  /// Writes bytes as they are.
  static func write(bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      // The system reads from the array for the length of the call.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(
          STDOUT_FILENO, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        let code = errno
        if code == EPIPE { exit(0) }
        StandardError.write("error: cannot write to standard output: \(reason(code))")
        exit(ExitStatus.failure.rawValue)
      }
    }
  }

  private static func reason(_ code: Int32) -> String {
    // The text is copied before another call can change it.
    unsafe String(cString: strerror(code))
  }
}
