import Tensors
import Testing

/// Products of one sentence's hypotheses with a weight matrix have a kernel of their own.
@Suite struct FewRowsProductTests {
  /// Inner dimensions around the kernel's step of 16, with and without a rest.
  @Test(arguments: 1...8, [1, 15, 16, 17, 64, 515])
  func agreesWithThePlainProduct(rows: Int, inner: Int) {
    let columns = 37
    let a = sample(rows * inner, -1, 1, seed: 1)
    let w = sample(columns * inner, -1, 1, seed: 2)
    let start = sample(rows * columns, -1, 1, seed: 3)
    for accumulate in [false, true] {
      let reference = tensor(Double.self, start, [rows, columns])
      reference.assignPlainProduct(
        tensor(Double.self, a, [rows, inner]), .plain,
        tensor(Double.self, w, [columns, inner]), .transposed, accumulate: accumulate)
      let found = tensor(Float.self, start, [rows, columns])
      found.assignProduct(
        tensor(Float.self, a, [rows, inner]), .plain, tensor(Float.self, w, [columns, inner]),
        .transposed, accumulate: accumulate)
      let bound = 2 * 0x1p-24 * (Double(inner) + 8)
      #expect(largestDifference(found.array, reference.array) < bound, "\(accumulate)")
    }
  }

  /// A hypothesis has the same numbers whichever others are in the beam.
  @Test func aRowDoesNotDependOnTheOthers() {
    let (columns, inner) = (300, 100)
    let w = tensor(Float.self, sample(columns * inner, -1, 1, seed: 2), [columns, inner])
    let a = tensor(Float.self, sample(6 * inner, -1, 1, seed: 1), [6, inner])
    let all = Tensor<Float>(uninitialized: [6, columns])
    all.assignProduct(a, .plain, w, .transposed)
    for rows in 1...5 {
      let some = Tensor<Float>(uninitialized: [rows, columns])
      some.assignProduct(a[0..<rows], .plain, w, .transposed)
      #expect(some.array == all[0..<rows].array)
    }
  }
}
