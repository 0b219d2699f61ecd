import LSTMCore
import Tensors
import Training

/// Rates of matrix products.
enum ProductBench {
  /// c (m, n) = a (m, k) · b, as layers compute it: b stands transposed, (n, k).
  struct Shape {
    let name: String
    let m: Int
    let n: Int
    let k: Int

    var operations: Double { 2 * Double(m) * Double(n) * Double(k) }
  }

  /// The products of an encoder-decoder of 512 with a vocabulary of 10,000 and of a language model
  /// of 650, in training and in search.
  static let shapes = [
    Shape(name: "recurrent, 64 rows", m: 64, n: 2048, k: 512),
    Shape(name: "input of 14 steps", m: 896, n: 2048, k: 512),
    Shape(name: "vocabulary of 14 steps", m: 896, n: 10_000, k: 512),
    Shape(name: "weight gradient", m: 2048, n: 512, k: 896),
    Shape(name: "beam 5, one sentence", m: 5, n: 2048, k: 512),
    Shape(name: "beam 5, 32 sentences", m: 160, n: 2048, k: 512),
    Shape(name: "vocabulary, one sentence", m: 5, n: 10_000, k: 512),
    Shape(name: "vocabulary, 32 sentences", m: 160, n: 10_000, k: 512),
    Shape(name: "recurrent, 20 rows of 650", m: 20, n: 2600, k: 650),
    Shape(name: "input of 35 steps of 650", m: 700, n: 2600, k: 650),
  ]

  /// GFLOP/s of a large square product: what this process can reach now.
  static func peak(_ precision: Precision) -> BenchStatistics {
    rate(Shape(name: "peak", m: 1024, n: 1024, k: 1024), precision, repeats: 7)
  }

  /// One line of figures for each shape.
  static func lines(threads: Int, precisions: [Precision]) -> [JSONValue] {
    precisions.flatMap { precision -> [JSONValue] in
      let machine = BenchMachine()
      let peak = peak(precision)
      return shapes.map { shape in
        let rate = rate(shape, precision, repeats: 7)
        return .object(
          [
            JSONValue.Member("bench", .string("products")),
            JSONValue.Member("mode", .string(precision.rawValue)),
            JSONValue.Member("threads", .integer(threads)),
            JSONValue.Member("shape", .string("\(shape.m)x\(shape.n)x\(shape.k)")),
            JSONValue.Member("what", .string(shape.name)),
            JSONValue.Member("gflop_s", rate.json),
            JSONValue.Member("product_peak", peak.json),
            JSONValue.Member(
              "share_of_product_peak", .number((rate.median / peak.maximum).rounded(places: 3))),
          ] + machine.members)
      }
    }
  }

  private static func rate(
    _ shape: Shape, _ precision: Precision, repeats: Int
  ) -> BenchStatistics {
    let (a, b) = (matrix(shape.m, shape.k, site: 1), matrix(shape.n, shape.k, site: 2))
    let c = Tensor<Float>(uninitialized: [shape.m, shape.n])
    let multiply: () -> Void
    if precision == .bfloat16,
      let packed = PackedWeights(inputs: shape.k, outputs: shape.n)
    {
      packed.pack(b, .transposed)
      let rounded = BFloat16Matrix(a)
      multiply = { packed.multiply(rounded, into: c, accumulate: false) }
    } else {
      multiply = { c.assignProduct(a, .plain, b, .transposed) }
    }
    multiply()
    // Long enough for the clock, and the caches as warm as within a training.
    let times = max(4, Int(1e9 / shape.operations))
    return BenchStatistics(
      (0..<repeats).map { _ in
        let seconds = measuredSeconds { for _ in 0..<times { multiply() } }
        return Double(times) * shape.operations / seconds / 1e9
      })
  }

  private static func matrix(_ rows: Int, _ columns: Int, site: UInt32) -> Tensor<Float> {
    let matrix = Tensor<Float>(uninitialized: [rows, columns])
    matrix.fillUniform(-1, 1, RandomStream(seed: 9, site: site, update: 0))
    return matrix
  }
}
