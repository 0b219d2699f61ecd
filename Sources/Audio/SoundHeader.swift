import Foundation

/// What is looked at in a file before libsndfile reads it, for messages that say what to do:
/// libsndfile reads a truncated WAV, AIFF or SPHERE file as a shorter one.
enum SoundHeader {
  /// - Throws: `AudioError` for a file that is empty, truncated, or compressed by shorten.
  static func check(_ file: borrowing SoundDescriptor) throws {
    guard let size = file.size else { return }
    guard size > 0 else { throw AudioError(file: file.name, "is empty, wanted a sound file") }
    let head = file.head(12)
    guard head.count == 12 else { return }
    if head.starts(with: "NIST_1A".utf8) { return try checkSphere(file, size: size) }
    switch String(decoding: head[..<4], as: UTF8.self) {
    case "RIFF", "RIFX":
      let isBig = head[3] == UInt8(ascii: "X")
      try checkChunks(file, size: size, samples: "data", isBigEndian: isBig)
    case "FORM": try checkChunks(file, size: size, samples: "SSND", isBigEndian: true)
    default: break
    }
  }

  /// Why libsndfile may not have recognised it, where that can be told.
  static func isText(_ file: borrowing SoundDescriptor) -> Bool {
    let head = file.head(512)
    // The last character may be cut in two.
    return !head.isEmpty && head.allSatisfy { $0 >= 0x20 || (9...13).contains($0) }
      && (0..<4).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
  }

  /// SPHERE: a text of lines `name -type value`, then samples.
  private static func checkSphere(_ file: borrowing SoundDescriptor, size: Int) throws {
    let head = String(decoding: file.head(4096), as: UTF8.self)
    var fields: [Substring: Substring] = [:]
    for line in head.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      if words.first == "end_head" { break }
      if words.count == 3 { fields[words[0]] = words[2] }
    }
    if fields["sample_coding"]?.contains("shorten") == true {
      throw AudioError(
        file: file.name,
        "is a SPHERE file compressed by shorten, which libsndfile cannot read; convert it: "
          + "sph2pipe -f wav \(file.name) OUT.wav")
    }
    let length = head.split(separator: "\n").dropFirst().first
    guard let start = length.flatMap({ Int($0.trimmingCharacters(in: .whitespaces)) }),
      let count = fields["sample_count"].flatMap({ Int($0) }),
      let width = fields["sample_n_bytes"].flatMap({ Int($0) }), (1...8).contains(width)
    else { return }
    guard (0...size).contains(start), count >= 0 else { return }
    let channels = fields["channel_count"].flatMap { Int($0) } ?? 1
    let wanted = count.multipliedReportingOverflow(by: width * max(1, min(channels, 1024)))
    guard !wanted.overflow else { return }
    try check(file, holds: size - start, wanted: wanted.partialValue)
  }

  /// RIFF and AIFF: chunks of a name of four letters, a length and as many bytes, padded to even.
  private static func checkChunks(
    _ file: borrowing SoundDescriptor, size: Int, samples: String, isBigEndian: Bool
  ) throws {
    var offset = 12
    while offset + 8 <= size {
      let head = file.bytes(at: offset, 8)
      guard head.count == 8 else { return }
      let digits = isBigEndian ? Array(head[4...]) : head[4...].reversed()
      let length = digits.reduce(0) { $0 << 8 | Int($1) }
      if head[..<4].elementsEqual(samples.utf8) {
        // Writers that could not know the length put one near the largest there is.
        if length < 0x7FFF_0000 { try check(file, holds: size - offset - 8, wanted: length) }
        return
      }
      offset += 8 + length + length % 2
    }
  }

  private static func check(
    _ file: borrowing SoundDescriptor, holds found: Int, wanted: Int
  ) throws {
    guard found >= wanted else {
      throw AudioError(
        file: file.name,
        "is truncated: found \(max(0, found)) bytes of samples, wanted \(wanted) by its header")
    }
  }
}
