import Foundation
import Synchronization

/// Lets a training end at a good moment when the user asks it to: SIGINT and SIGTERM only set a
/// mark, which the training loop looks at between updates to save a checkpoint and return. A
/// SIGINT after that ends the process at once, but while it waits for a child: then whoever waits
/// ends the child first.
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
  /// Whether a SIGINT came after that.
  private static let insisted = Atomic<Bool>(false)
  /// Whether somebody waits for a child and looks at `isInsistent`.
  private static let waiting = Atomic<Bool>(false)

  /// Takes the mark away and installs the handlers.
  public static func install() {
    // The first access builds an atomic, here and not within a handler.
    received.store(0, ordering: .sequentiallyConsistent)
    insisted.store(false, ordering: .sequentiallyConsistent)
    waiting.store(false, ordering: .sequentiallyConsistent)
    for number in [SIGINT, SIGTERM] {
      // `signal` takes a C function; this one calls nothing but atomics and `_exit`, which are
      // allowed at any moment.
      _ = signal(number) { number in
        let (isFirst, _) = StopSignals.received.compareExchange(
          expected: 0, desired: number, ordering: .sequentiallyConsistent)
        guard !isFirst, number == SIGINT else { return }
        StopSignals.insisted.store(true, ordering: .sequentiallyConsistent)
        if !StopSignals.waiting.load(ordering: .sequentiallyConsistent) { _exit(128 + SIGINT) }
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

  /// Whether SIGINT has come again after the first request: no patience is left.
  public static var isInsistent: Bool { insisted.load(ordering: .sequentiallyConsistent) }

  /// Runs `body`, which waits for a child process, looks at `isInsistent` often and kills the child
  /// then: ending this process at once would leave the child behind, at work and unwatched.
  public static func whileWaitingForChild<Result>(_ body: () throws -> Result) rethrows -> Result {
    waiting.store(true, ordering: .sequentiallyConsistent)
    defer { waiting.store(false, ordering: .sequentiallyConsistent) }
    return try body()
  }

  /// Makes writing to a pipe that nobody reads an error of that write (EPIPE) instead of the
  /// silent end of the process. Commands call it first.
  public static func ignoreBrokenPipe() { _ = signal(SIGPIPE, SIG_IGN) }
}
