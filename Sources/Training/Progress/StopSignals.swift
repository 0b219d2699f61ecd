import Foundation
import Synchronization

/// Lets a training end at a good moment when the user asks it to: SIGINT and SIGTERM only set a
/// mark, which the training loop looks at between updates to save a checkpoint and return. A
/// SIGINT after that ends the process at once.
public enum StopSignals {
  /// What asked the process to stop.
  public enum Request: Equatable, Sendable {
    /// SIGINT: Control-C.
    case interrupt
    /// SIGTERM: `kill`, a batch system's time limit, a shutdown.
    case terminate

    /// What a process that ends for this reason exits with: 128 and the signal's number.
    public var exitCode: Int32 {
      switch self {
      case .interrupt: 128 + SIGINT
      case .terminate: 128 + SIGTERM
      }
    }
  }

  /// The signal that came first, or 0. An atomic is all that a signal handler may touch.
  private static let received = Atomic<Int32>(0)

  /// Takes the mark away and installs the handlers.
  public static func install() {
    // The first access builds the atomic, here and not within a handler.
    received.store(0, ordering: .sequentiallyConsistent)
    for number in [SIGINT, SIGTERM] {
      // `signal` takes a C function; this one calls nothing but an atomic and `_exit`, which are
      // allowed at any moment.
      _ = signal(number) { number in
        let (isFirst, _) = StopSignals.received.compareExchange(
          expected: 0, desired: number, ordering: .sequentiallyConsistent)
        if !isFirst, number == SIGINT { _exit(128 + SIGINT) }
      }
    }
  }

  /// Gives the signals their usual meaning back.
  public static func uninstall() {
    for number in [SIGINT, SIGTERM] { _ = signal(number, SIG_DFL) }
  }

  /// What has asked the process to stop since `install`, or nil.
  public static var request: Request? {
    switch received.load(ordering: .sequentiallyConsistent) {
    case 0: nil
    case SIGTERM: .terminate
    default: .interrupt
    }
  }

  /// Makes writing to a pipe that nobody reads an error of that write (EPIPE) instead of the
  /// silent end of the process. Commands call it first.
  public static func ignoreBrokenPipe() { _ = signal(SIGPIPE, SIG_IGN) }
}
