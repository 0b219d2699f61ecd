import Files
import Foundation
import TestSupport
import Testing

/// What arrays lend is what a file gets.
@Suite struct RawBytesTests {
  /// In an optimised build from nothing an n-gram file's last eight bytes, lent by an array literal of
  /// one computed number, were those of an older array.
  @Test(arguments: [UInt64(0), 7, 0x6a40_0472, .max])
  func aLiteralOfOneComputedNumberIsWritten(number: UInt64) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("numbers")
    let file = try AtomicFile(path: path)
    let before = [UInt64](repeating: 6, count: 3)
    try before.withRawBytes { try file.write($0) }
    try [number &+ UInt64(before.count)].withRawBytes { try file.write($0) }
    try file.commit()
    let found = try Data(contentsOf: URL(fileURLWithPath: path))
    let wanted = (before + [number &+ 3]).flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number.littleEndian >> (8 * UInt64($0))) }
    }
    #expect([UInt8](found) == wanted)
  }
}
