import Testing
import Training

/// Expected values: Python's xxhash 4.1.0, `xxh64(data[:n]).hexdigest()` for
/// `data = bytes((i * 7 + 3) % 256 for i in range(1000))`.
@Suite struct XXHash64Tests {
  private static let data = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }

  @Test(
    arguments: [
      (0, 0xef46_db37_51d8_e999), (1, 0x1f25_c8d0_bc1f_4bb6), (4, 0x9bb6_4b7d_66ee_9fda),
      (8, 0xdab9_9d95_c6f9_0092), (31, 0xa2aa_5f33_cc4a_6119), (32, 0x23c3_c17e_f790_fd97),
      (33, 0x50a7_cfc7_ba58_8784), (100, 0xa61f_8d4c_170f_e531), (1000, 0x5f23_5fa0_33f1_a3fb),
    ] as [(Int, UInt64)])
  func agreesWithTheReference(count: Int, expected: UInt64) {
    #expect(XXHash64.hash(Array(Self.data.prefix(count))) == expected)
  }

  @Test(arguments: [1, 3, 31, 32, 33, 64, 500])
  func piecesMakeNoDifference(size: Int) {
    var hash = XXHash64()
    for start in stride(from: 0, to: 1000, by: size) {
      hash.update(Array(Self.data[start..<min(start + size, 1000)]))
    }
    #expect(hash.digest() == 0x5f23_5fa0_33f1_a3fb)
  }
}
