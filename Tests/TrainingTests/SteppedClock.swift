import Training

/// A clock that a test sets.
final class SteppedClock: @unchecked Sendable {
  // Tests that use it run on one thread.
  var time: Double

  init(_ time: Double) { self.time = time }

  var clock: WallClock { WallClock { self.time } }
}
