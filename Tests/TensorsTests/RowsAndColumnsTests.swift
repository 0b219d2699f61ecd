import Tensors
import Testing

/// The loops over flat arrays, rows and columns against Swift's own, in both precisions and in sizes
/// that leave a rest after every vector width.
@Suite struct RowsAndColumnsTests {
  private let rows = 7
  private let columns = 37

  @Test func flatOperations() {
    func check<Scalar: TensorScalar>(_: Scalar.Type) {
      let count = 1003
      let a = sample(count, -2, 2, seed: 1).map { Scalar($0) }
      let b = sample(count, -2, 2, seed: 2).map { Scalar($0) }
      let (x, y) = (Tensor(a, shape: [count]), Tensor(b, shape: [count]))
      let result = Tensor<Scalar>(uninitialized: [count])
      result.fill(0.5)
      #expect(result.array == [Scalar](repeating: 0.5, count: count))
      result.assign(x)
      #expect(result.array == a)
      result.add(y)
      #expect(result.array == zip(a, b).map { $0 + $1 })
      result.assignElementwiseProduct(x, y)
      #expect(result.array == zip(a, b).map { $0 * $1 })
      result.scale(by: 0.25)
      #expect(result.array == zip(a, b).map { $0 * $1 * 0.25 })
      result.assign(x)
      result.assignElementwiseProduct(x, y, accumulate: true)
      // A fused multiply-add rounds once where Swift rounds twice.
      #expect(
        largestDifference(result.array, zip(a, b).map { $0 + $0 * $1 })
          <= Double(Scalar(8).ulp))
      result.assignElementwiseProduct(result, y)
      #expect(result.array.allSatisfy { $0.isFinite })
    }
    check(Float.self)
    check(Double.self)
  }

  @Test func tanhBackward() {
    let (dy, y, start) = (
      sample(501, -1, 1, seed: 1), sample(501, -1, 1, seed: 2), sample(501, -1, 1, seed: 3)
    )
    for accumulate in [false, true] {
      let dx = tensor(Float.self, start, [501])
      dx.assignTanhBackward(
        dy: tensor(Float.self, dy, [501]), y: tensor(Float.self, y, [501]),
        accumulate: accumulate)
      let expected = (0..<501).map { (accumulate ? start[$0] : 0) + dy[$0] * (1 - y[$0] * y[$0]) }
      #expect(largestDifference(dx.array, expected) < 3e-7)
    }
  }

  @Test func biasAndColumnSums() {
    let (x, bias) = (
      sample(rows * columns, -1, 1, seed: 1), sample(columns, -1, 1, seed: 2)
    )
    let y = tensor(Double.self, x, [rows, columns])
    y.addBias(tensor(Double.self, bias, [columns]))
    #expect(y.array == (0..<x.count).map { x[$0] + bias[$0 % columns] })
    let sums = tensor(Double.self, bias, [columns])
    sums.addColumnSums(of: tensor(Double.self, x, [rows, columns]))
    let expected = (0..<columns).map { c in
      (0..<rows).reduce(bias[c]) { $0 + x[$1 * columns + c] }
    }
    #expect(sums.array == expected)
  }

  @Test(arguments: [false, true]) func columnsMoveBetweenMatrices(accumulate: Bool) {
    let (x, start) = (sample(rows * columns, -1, 1, seed: 1), sample(rows * 23, -1, 1, seed: 2))
    let y = tensor(Double.self, start, [rows, 23])
    y.assignColumns(
      4, of: tensor(Double.self, x, [rows, columns]), from: 11, width: 9, accumulate: accumulate)
    let expected = (0..<rows * 23).map { at -> Double in
      let (r, c) = (at / 23, at % 23)
      guard (4..<13).contains(c) else { return start[at] }
      return (accumulate ? start[at] : 0) + x[r * columns + 11 + c - 4]
    }
    #expect(y.array == expected)
  }

  @Test func rowsAreGatheredAndNegativeIndicesGiveZeros() {
    let x = sample(rows * columns, -1, 1)
    let index: [Int32] = [3, -1, 0, 6, 3]
    let y = Tensor<Double>(uninitialized: [5, columns])
    y.assignRows(of: tensor(Double.self, x, [rows, columns]), at: index)
    for (r, row) in index.enumerated() {
      let expected =
        row < 0
        ? [Double](repeating: 0, count: columns)
        : Array(x[Int(row) * columns..<(Int(row) + 1) * columns])
      #expect(y[r].array == expected)
    }
  }

  @Test func rowsAreScatteredAndRepeatedIndicesAddUp() {
    let x = sample(5 * columns, -1, 1, seed: 1)
    let start = sample(rows * columns, -1, 1, seed: 2)
    let index: [Int32] = [3, -1, 0, 6, 3]
    let y = tensor(Double.self, start, [rows, columns])
    y.addRows(tensor(Double.self, x, [5, columns]), at: index)
    var expected = start
    for (r, row) in index.enumerated() where row >= 0 {
      for c in 0..<columns { expected[Int(row) * columns + c] += x[r * columns + c] }
    }
    #expect(y.array == expected)
  }

  @Test func indexPastTheTableTraps() async {
    await #expect(processExitsWith: .failure) {
      Tensor<Float>(zeros: [1, 2]).assignRows(of: Tensor(zeros: [3, 2]), at: [3])
    }
  }

  @Test func viewsShareMemory() {
    let x = Tensor<Float>(sample(24, -1, 1).map { Float($0) }, shape: [2, 3, 4])
    x[1].fill(5)
    x[0][1..<3][1].assign([1, 2, 3, 4])
    #expect(x.array[8..<12] == [1, 2, 3, 4])
    #expect(x.array[12...].allSatisfy { $0 == 5 })
    #expect(x.slice(from: 8, shape: [2, 2]).array == [1, 2, 3, 4])
    #expect(x[0].isSameMemory(as: x) && !x[1].isSameMemory(as: x))
    #expect(x.reshaped([6, 4])[2].array == [1, 2, 3, 4])
  }
}
