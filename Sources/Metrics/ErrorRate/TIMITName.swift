/// The names that TIMIT gives to speakers and dialect regions.
enum TIMITName {
  /// Such as `faem0`: f or m, three letters of initials, a digit.
  static func isSpeaker(_ name: some StringProtocol) -> Bool {
    let bytes = Array(name.lowercased().utf8)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return bytes.count == 5 && (bytes[0] == UInt8(ascii: "f") || bytes[0] == UInt8(ascii: "m"))
      && bytes[1...3].allSatisfy { letters.contains($0) } && digits.contains(bytes[4])
  }

  /// `dr1` to `dr8`.
  static func isDialect(_ name: some StringProtocol) -> Bool {
    let bytes = Array(name.lowercased().utf8)
    return bytes.count == 3 && bytes.starts(with: "dr".utf8)
      && (UInt8(ascii: "1")...UInt8(ascii: "8")).contains(bytes[2])
  }
}
