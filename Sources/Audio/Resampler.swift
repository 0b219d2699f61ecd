import CSoxr

/// Brings one channel of samples from one sampling rate to another, through libsoxr at its high
/// quality: what passes is not delayed, and nothing above either rate's half is heard.
///
/// Unsafe code stands here because libsoxr's state is a pointer, which is this object's own and is
/// freed with it.
@safe
package final class Resampler {
  private let handle: OpaquePointer
  private let ratio: Double

  /// - Parameters: rates in samples a second, both above 0.
  /// - Throws: `AudioError` where libsoxr cannot do it.
  package init(from source: Int, to target: Int) throws {
    var failure: soxr_error_t?
    // Unsafe: the C call reads nothing but numbers and writes to the local value.
    let created = unsafe soxr_create(Double(source), Double(target), 1, &failure, nil, nil, nil)
    guard let created = unsafe created else {
      let reason = unsafe failure.map { unsafe String(cString: $0) } ?? "no reason given"
      throw AudioError("cannot resample from \(source) to \(target) Hz: \(reason)")
    }
    unsafe handle = created
    ratio = Double(target) / Double(source)
  }

  deinit { unsafe soxr_delete(handle) }

  /// Takes samples and gives those that are ready.
  package func resample(_ samples: [Float]) throws -> [Float] {
    try process(samples, isLast: false)
  }

  /// The rest, after the last samples.
  package func finish() throws -> [Float] { try process([], isLast: true) }

  private func process(_ samples: [Float], isLast: Bool) throws -> [Float] {
    var output: [Float] = []
    var chunk = [Float](
      repeating: 0, count: min(1 << 16, max(1024, Int(Double(samples.count) * ratio) + 64)))
    var taken = 0
    while true {
      var (read, written) = (0, 0)
      // Unsafe: the C call reads and fills at most the lengths that it is given; no input is how
      // the end is told.
      let failure = unsafe samples.withUnsafeBufferPointer { input in
        unsafe soxr_process(
          handle, isLast ? nil : input.baseAddress.map { unsafe UnsafeRawPointer($0 + taken) },
          input.count - taken,
          &read, &chunk, chunk.count, &written)
      }
      if let failure = unsafe failure {
        throw AudioError("cannot resample: \(unsafe String(cString: failure))")
      }
      taken += read
      output += chunk[..<written]
      if isLast ? written == 0 : taken == samples.count && written < chunk.count { return output }
    }
  }
}
