import CSoxr

/// Brings a speech to the corpus's rate with libsoxr at its high quality: nothing is delayed.
enum RateConverter {
  /// Samples a second of the corpus, TIMIT's.
  static let rate = 16_000

  /// - Returns: samples at `rate`, at the same scale.
  /// - Throws: ``SpokenPhonesError/espeak(_:)`` where the library's rate cannot be converted.
  static func convert(_ samples: [Int16], from source: Int) throws -> [Float] {
    let input = samples.map { Float($0) }
    var output = [Float](repeating: 0, count: samples.count * rate / source + 1)
    var written = 0
    var quality = unsafe soxr_quality_spec(UInt(SOXR_HQ), 0)
    // Unsafe: the C call reads and fills at most the lengths that it is given.
    let failure = unsafe soxr_oneshot(
      Double(source), Double(rate), 1, input, input.count, nil, &output, output.count, &written,
      nil, &quality, nil)
    if let failure = unsafe failure {
      let reason = unsafe String(cString: failure)
      throw SpokenPhonesError.espeak("cannot resample from \(source) to \(rate) Hz: \(reason)")
    }
    return Array(output[..<written])
  }
}
