import Foundation
import Testing
import Training

/// Every test has a process of its own: signals and their handlers are the whole process's.
@Suite struct StopSignalsTests {
  /// Sends the process a signal and waits until it has arrived: the main thread gets it, while
  /// test bodies run on threads that block signals.
  private static func send(_ number: Int32, until arrived: () -> Bool) {
    kill(getpid(), number)
    for _ in 0..<1000 where !arrived() { usleep(10_000) }
  }

  @Test func aSignalOnlySetsTheMark() async {
    await #expect(processExitsWith: .exitCode(143)) {
      StopSignals.install()
      guard StopSignals.request == nil else { exit(1) }
      StopSignalsTests.send(SIGTERM) { StopSignals.request != nil }
      guard StopSignals.request == .terminate else { exit(2) }
      // A second SIGTERM changes nothing.
      kill(getpid(), SIGTERM)
      usleep(100_000)
      exit(StopSignals.request?.exitCode ?? 3)
    }
  }

  @Test func theSecondInterruptEndsTheProcess() async {
    await #expect(processExitsWith: .exitCode(130)) {
      StopSignals.install()
      StopSignalsTests.send(SIGINT) { StopSignals.request != nil }
      guard StopSignals.request == .interrupt else { exit(1) }
      StopSignalsTests.send(SIGINT) { false }
      exit(2)
    }
  }

  @Test func theSecondInterruptIsLeftToWhoWaitsForAChild() async {
    await #expect(processExitsWith: .exitCode(7)) {
      StopSignals.install()
      StopSignalsTests.send(SIGINT) { StopSignals.request != nil }
      guard !StopSignals.isInsistent else { exit(1) }
      StopSignals.whileWaitingForChild {
        StopSignalsTests.send(SIGINT) { StopSignals.isInsistent }
      }
      exit(StopSignals.isInsistent ? 7 : 2)
    }
  }

  @Test func uninstalledSignalsKill() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      StopSignals.install()
      StopSignals.uninstall()
      StopSignalsTests.send(SIGTERM) { false }
    }
  }

  @Test func aBrokenPipeIsAnError() async {
    await #expect(processExitsWith: .exitCode(0)) {
      StopSignals.ignoreBrokenPipe()
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      #expect(throws: (any Error).self) {
        try pipe.fileHandleForWriting.write(contentsOf: Data([1]))
      }
      exit(0)
    }
  }
}
