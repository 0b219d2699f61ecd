public import Files

/// Matrices in Kaldi's archive: `KEY ` and a matrix, again and again, in binary or as text.
public struct KaldiArchiveWriter {
  private let file: AtomicFile
  private let isText: Bool
  private var offset = 0

  /// - Parameters:
  ///   - file: is written to, and committed by the caller.
  ///   - isText: whether numbers are written as text, to be read by people.
  public init(_ file: AtomicFile, isText: Bool = false) {
    self.file = file
    self.isText = isText
  }

  /// Appends a matrix.
  ///
  /// - Parameter key: without white space.
  /// - Returns: where it stands in the file, as a script file names it after the archive's path.
  /// - Throws: `AudioError` for a key that cannot be read again, `FileError`
  @discardableResult
  public mutating func write(_ features: FeatureMatrix, key: String) throws -> Int {
    guard !key.isEmpty, !key.contains(where: \.isWhitespace) else {
      throw AudioError("the key '\(key)' is empty or has a space, which an archive cannot hold")
    }
    var bytes = Array("\(key) ".utf8)
    let place = offset + bytes.count
    if isText {
      bytes += Self.text(of: features).utf8
    } else {
      bytes += [0] + Array("BFM ".utf8)
      for number in [features.frameCount, features.dimension] {
        bytes.append(4)
        bytes.append(number: Int32(number))
      }
      for value in features.values { bytes.append(number: value.bitPattern) }
    }
    try file.write(bytes)
    offset += bytes.count
    return place
  }

  private static func text(of features: FeatureMatrix) -> String {
    let rows = (0..<features.frameCount).map { frame in
      "\n  " + features[frame].map { "\($0)" }.joined(separator: " ")
    }
    return " [" + rows.joined() + " ]\n"
  }
}

extension [UInt8] {
  /// Appends an integer, least significant byte first.
  mutating func append(number: some FixedWidthInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
