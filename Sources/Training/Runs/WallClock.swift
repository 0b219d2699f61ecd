import Foundation

/// Where the time comes from; tests bring their own.
public struct WallClock: Sendable {
  /// Seconds since 1970-01-01 00:00 UTC.
  public let now: @Sendable () -> Double

  /// A clock that answers as given.
  public init(now: @escaping @Sendable () -> Double) { self.now = now }

  /// The system's clock.
  public static let system = WallClock { Date().timeIntervalSince1970 }

  /// A time as `2026-11-24T05:02:49.123Z`.
  static func utcText(_ seconds: Double) -> String {
    Date(timeIntervalSince1970: seconds).formatted(
      Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
