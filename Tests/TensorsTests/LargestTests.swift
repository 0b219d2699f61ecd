import Tensors
import Testing

@Suite struct LargestTests {
  /// Rows longer than the kernel's blocks, with many ties, against a full sort.
  @Test(arguments: [1, 3, 8, 64, 200])
  func equalsAFullSort(k: Int) {
    let columns = 203
    let rows = 7
    let x = Tensor<Float>(uninitialized: [rows, columns])
    x.fillUniform(-4, 4, RandomStream(seed: 5, site: 1, update: UInt64(k)))
    let values = x.array.map { ($0 * 4).rounded() / 4 }
    x.assign(values)

    let (indices, best) = x.largest(k)
    for row in 0..<rows {
      let elements = values[row * columns..<(row + 1) * columns].enumerated().sorted {
        ($1.element, $0.offset) < ($0.element, $1.offset)
      }
      #expect(indices[row * k..<(row + 1) * k].map(Int.init) == elements.prefix(k).map(\.offset))
      #expect(Array(best[row * k..<(row + 1) * k]) == elements.prefix(k).map(\.element))
    }
  }

  @Test func keepsValuesAsTheyAre() {
    let x = Tensor<Double>([-.infinity, 3, 3, -1], shape: [1, 4])
    let (indices, values) = x.largest(4)
    #expect(indices == [1, 2, 3, 0])
    #expect(values == [3, 3, -1, -.infinity])
  }
}
