extension FeatureMatrix {
  /// The matrix as a NumPy file (version 1.0): frames by features, `float32`, row after row.
  public var numPyBytes: [UInt8] {
    let shape = "(\(frameCount), \(dimension))"
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': \(shape), }"
    // The numbers begin at a multiple of 64, after ten bytes of magic and length.
    let length = (10 + header.utf8.count + 1 + 63) / 64 * 64 - 10
    header += String(repeating: " ", count: length - header.utf8.count - 1) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes.append(number: UInt16(length))
    bytes += header.utf8
    for value in values { bytes.append(number: value.bitPattern) }
    return bytes
  }
}
