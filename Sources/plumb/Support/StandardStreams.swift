import Foundation

/// Standard input, output and error that a caller has closed.
enum StandardStreams {
  /// Puts something in the place of those that are closed: the next files to be opened would get
  /// their numbers, and what is meant for standard error would stand in a log or a checkpoint.
  ///
  /// What was closed stays unusable, as the caller wanted it: input cannot be read, output cannot be
  /// written. Messages go nowhere: that is no reason to fail.
  static func fillClosed() {
    for (number, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY),
    ] where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is this one: those below are open by now. Unsafe: the C call borrows
      // the string for its duration.
      _ = unsafe open("/dev/null", mode)
    }
  }
}
