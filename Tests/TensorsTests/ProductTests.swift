import Tensors
import Testing

/// oneDNN's products against the plain kernel.
@Suite struct ProductTests {
  /// M, N, K: single elements, odd sizes, sizes around vector widths, and long inner dimensions.
  static let shapes = [
    (1, 1, 1), (1, 7, 3), (5, 1, 9), (3, 4, 1), (7, 13, 5), (17, 33, 65), (64, 31, 127),
    (1, 300, 257), (129, 96, 64), (2, 3, 4001),
  ]

  @Test(arguments: [Orientation.plain, .transposed], [Orientation.plain, .transposed])
  func agreesWithThePlainProduct(a orientationA: Orientation, b orientationB: Orientation) {
    for (m, n, k) in Self.shapes {
      let a = tensor(
        Double.self, sample(m * k, -1, 1, seed: 1), orientationA == .plain ? [m, k] : [k, m])
      let b = tensor(
        Double.self, sample(k * n, -1, 1, seed: 2), orientationB == .plain ? [k, n] : [n, k])
      let start = sample(m * n, -1, 1, seed: 3)
      for accumulate in [false, true] {
        let reference = tensor(Double.self, start, [m, n])
        reference.assignPlainProduct(a, orientationA, b, orientationB, accumulate: accumulate)
        let double = tensor(Double.self, start, [m, n])
        double.assignProduct(a, orientationA, b, orientationB, accumulate: accumulate)
        #expect(double.array == reference.array)
        let single = tensor(Float.self, start, [m, n])
        single.assignProduct(
          Tensor(a.array.map { Float($0) }, shape: a.shape), orientationA,
          Tensor(b.array.map { Float($0) }, shape: b.shape), orientationB, accumulate: accumulate)
        let bound = 2 * 0x1p-24 * (Double(k) + 8)
        #expect(
          largestDifference(single.array, reference.array) < bound, "\((m, n, k)) \(accumulate)")
      }
    }
  }

  /// The plain kernel itself, against sums written out here.
  @Test(arguments: [Orientation.plain, .transposed], [Orientation.plain, .transposed])
  func plainProductIsTheSumOfProducts(a orientationA: Orientation, b orientationB: Orientation) {
    let (m, n, k) = (5, 7, 3)
    let (a, b) = (sample(m * k, -1, 1, seed: 4), sample(k * n, -1, 1, seed: 5))
    let c = Tensor<Double>(uninitialized: [m, n])
    c.assignPlainProduct(
      tensor(Double.self, a, orientationA == .plain ? [m, k] : [k, m]), orientationA,
      tensor(Double.self, b, orientationB == .plain ? [k, n] : [n, k]), orientationB)
    for i in 0..<m {
      for j in 0..<n {
        let sum = (0..<k).reduce(0.0) { sum, l in
          sum + (orientationA == .plain ? a[i * k + l] : a[l * m + i])
            * (orientationB == .plain ? b[l * n + j] : b[j * k + l])
        }
        #expect(abs(c.element(i * n + j) - sum) < 1e-15)
      }
    }
  }

  @Test func leadingDimensionsCountAsRows() {
    let a = tensor(Float.self, sample(2 * 3 * 5, -1, 1), [2, 3, 5])
    let b = tensor(Float.self, sample(4 * 5, -1, 1), [4, 5])
    let whole = Tensor<Float>(uninitialized: [2, 3, 4])
    whole.assignProduct(a, .plain, b, .transposed)
    let flat = Tensor<Float>(uninitialized: [6, 4])
    flat.assignProduct(a.reshaped([6, 5]), .plain, b, .transposed)
    #expect(whole.array == flat.array)
  }

  @Test func emptyInnerDimensionGivesZeros() {
    let c = Tensor<Float>([1, 2, 3, 4], shape: [2, 2])
    c.assignProduct(Tensor(zeros: [2, 0]), .plain, Tensor(zeros: [0, 2]), accumulate: true)
    #expect(c.array == [1, 2, 3, 4])
    c.assignProduct(Tensor(zeros: [2, 0]), .plain, Tensor(zeros: [0, 2]))
    #expect(c.array == [0, 0, 0, 0])
  }

  @Test func unequalInnerDimensionsTrap() async {
    await #expect(processExitsWith: .failure) {
      Tensor<Float>(zeros: [2, 2]).assignProduct(
        Tensor(zeros: [2, 3]), .plain, Tensor(zeros: [2, 2]), .plain)
    }
  }
}
