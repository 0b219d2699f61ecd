import Foundation

/// Numbers as ARPA files hold them. An ARPA file of a middling model has millions, and the general
/// conversions of the standard library would be most of the time that reading and writing takes.
enum DecimalNumber {
  private static let powers: [Double] = (0...22).map { pow(10, Double($0)) }

  /// Appends the shortest of 7, 8 or 9 digits that reads back as the same number.
  static func append(_ value: Float, to bytes: inout [UInt8]) {
    let magnitude = abs(value)
    guard magnitude >= 1e-4, magnitude < 1000 else {
      bytes += (value == 0 ? "0" : "\(value)").utf8
      return
    }
    // Digits before the point: 0 for 0.1 to 1, less for smaller numbers.
    var whole = -3
    while Double(magnitude) >= pow10(whole) { whole += 1 }
    var decimals = 7 - whole
    var scaled = (Double(magnitude) * powers[decimals]).rounded()
    for _ in 0..<2 where Float(scaled / powers[decimals]) != magnitude {
      decimals += 1
      scaled = (Double(magnitude) * powers[decimals]).rounded()
    }
    append(UInt64(scaled), decimals: decimals, isNegative: value < 0, to: &bytes)
  }

  private static func pow10(_ exponent: Int) -> Double {
    exponent >= 0 ? powers[exponent] : 1 / powers[-exponent]
  }

  /// Appends a whole number over a power of ten, without zeros at the end.
  private static func append(
    _ scaled: UInt64, decimals: Int, isNegative: Bool, to bytes: inout [UInt8]
  ) {
    var (rest, decimals) = (scaled, decimals)
    while decimals > 0, rest % 10 == 0 { (rest, decimals) = (rest / 10, decimals - 1) }
    if isNegative { bytes.append(0x2d) }
    var digits = 1
    var bound: UInt64 = 10
    while bound <= rest { (bound, digits) = (bound * 10, digits + 1) }
    digits = max(digits, decimals + 1)
    let length = digits + (decimals > 0 ? 1 : 0)
    let start = bytes.count
    for _ in 0..<length { bytes.append(0x2e) }
    var place = start + length - 1
    for digit in 0..<digits {
      if digit == decimals, decimals > 0 { place -= 1 }
      bytes[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
      place -= 1
    }
  }

  /// Reads a number; nil where the bytes are none.
  static func parse(_ line: [UInt8], _ range: Range<Int>) -> Float? {
    var place = range.lowerBound
    let isNegative = line[place] == 0x2d
    if isNegative { place += 1 }
    var digits: UInt64 = 0
    var (count, decimals) = (0, 0)
    var seenPoint = false
    while place < range.upperBound {
      let byte = line[place]
      if byte == 0x2e, !seenPoint {
        seenPoint = true
      } else if (0x30...0x39).contains(byte), count < 15 {
        digits = digits * 10 + UInt64(byte - 0x30)
        count += 1
        if seenPoint { decimals += 1 }
      } else {
        // Exponents, more digits than a Double holds exactly, infinity.
        return Float(String(decoding: line[range], as: UTF8.self))
      }
      place += 1
    }
    guard count > 0 else { return nil }
    let value = Float(Double(digits) / powers[decimals])
    return isNegative ? -value : value
  }
}
