/// The counters under which the seed is asked for different things; utterances count from 0.
enum SeedCounter {
  static let cast: UInt64 = 1 << 40
  static let sentences: UInt64 = 2 << 40
}
