import Foundation
import LSTMCore
import Synchronization
import Tensors
import Testing

/// The same numbers, bit for bit, on any number of threads. `Threads.count` is the process's, so these
/// tests run one after the other and nothing else sets it; other suites run beside them on whatever
/// count is set, which their results do not depend on either.
@Suite(.serialized) struct ThreadCountTests {
  /// Runs `body` on one, two, three and four threads and expects equal arrays.
  private func expectSame(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () -> [[Float]]
  ) {
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let reference = body()
    #expect(reference.allSatisfy { !$0.contains { $0.isNaN } }, "\(name)")
    for count in 2...4 {
      Threads.count = count
      let found = body()
      // Arrays of this size are not to be printed.
      let isSame = found == reference
      #expect(isSame, "\(name) on \(count) threads", sourceLocation: sourceLocation)
    }
  }

  func make(_ shape: [Int], _ seed: UInt64, _ range: Double = 1) -> Tensor<Float> {
    sample(Float.self, shape, -range, range, seed: seed)
  }

  /// OpenMP keeps its count for each calling thread; ours holds for all of them.
  @Test func theCountHoldsOnEveryThreadOfTheProcess() {
    let before = Threads.count
    defer { Threads.count = before }
    for count in [1, 3, 2] {
      Threads.count = count
      let seen = Mutex(0)
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        seen.withLock { $0 = Threads.count }
        done.signal()
      }
      done.wait()
      #expect(seen.withLock { $0 } == count)
    }
  }

  /// Sizes that leave rests after vectors and after the parts of any number of threads.
  @Test func elementwiseKernels() {
    let count = 70_001
    let (a, b) = (make([count], 1), make([count], 2))
    expectSame("element-wise") {
      let y = Tensor<Float>(uninitialized: [count])
      y.assignTanh(a)
      let dx = make([count], 3)
      dx.assignTanhBackward(dy: b, y: y, accumulate: true)
      let product = make([count], 4)
      product.assignElementwiseProduct(a, b, accumulate: true)
      product.scale(by: 1.1)
      product.add(dx)
      let mean = Tensor<Float>(uninitialized: [count])
      mean.assignLogMean(of: [a, b, y])
      return [y.array, dx.array, product.array, mean.array]
    }
  }

  @Test func rowsColumnsAndSums() {
    let (rows, columns) = (211, 333)
    let x = make([rows, columns], 1)
    let index = (0..<Int32(rows)).map { $0 * 7 % 50 - 1 }
    expectSame("rows and columns") {
      let gathered = Tensor<Float>(uninitialized: [rows, columns])
      gathered.assignRows(of: x, at: index)
      gathered.addBias(make([columns], 2))
      let scattered = Tensor<Float>(zeros: [rows, columns])
      scattered.addRows(x, at: index)
      let sums = Tensor<Float>(zeros: [columns])
      sums.addColumnSums(of: x)
      let copied = make([rows, columns + 5], 3)
      copied.assignColumns(2, of: x, from: 1, width: columns - 3, accumulate: true)
      return [
        gathered.array, scattered.array, sums.array, copied.array,
        [Float(x.sumOfSquares), Float(x.sumOfSquares - Double(Float(x.sumOfSquares)))],
      ]
    }
  }

  @Test func softmaxAndItsBest() {
    let (rows, columns) = (61, 1009)
    let targets = (0..<Int32(rows)).map { $0 % 7 == 0 ? -1 : $0 * 11 }
    expectSame("softmax") {
      let logits = make([rows, columns], 1, 8)
      let logProbabilities = Tensor<Float>(uninitialized: [rows, columns])
      logProbabilities.assignLogSoftmax(logits)
      let best = logProbabilities.largest(5)
      let losses = logits.softmaxCrossEntropy(
        targets: targets, smoothing: 0.1, gradientScale: 0.5)
      return [
        logProbabilities.array, best.values, best.indices.map { Float($0) }, logits.array,
        losses.negativeLogLikelihood.map { Float($0) }, losses.uniform.map { Float($0) },
      ]
    }
  }

  @Test func randomNumbersAndUpdates() {
    let count = 50_003
    expectSame("random numbers and updates") {
      let stream = RandomStream(seed: 1, site: 2, update: 3)
      let (mask, w) = (Tensor<Float>(zeros: [count]), Tensor<Float>(zeros: [count]))
      mask.fillDropoutMask(probability: 0.3, stream)
      w.fillUniform(-1, 1, stream)
      let gradient = make([count], 1)
      let (m, v) = (Tensor<Float>(zeros: [count]), Tensor<Float>(zeros: [count]))
      w.updateAdam(
        gradient: gradient, firstMoment: m, secondMoment: v, rate: 0.01, factor: 0.7, beta1: 0.9,
        beta2: 0.998, epsilon: 1e-8, step: 1, decay: 0.01)
      w.updateSGD(
        gradient: gradient, velocity: m, rate: 0.1, factor: 0.7, momentum: 0.9, decay: 0.01)
      let average = make([count], 2)
      average.updateMovingAverage(of: w, keep: 0.99)
      return [mask.array, w.array, m.array, v.array, average.array]
    }
  }

  /// Shapes of training and decoding, and long inner dimensions, where a library might share the sum.
  static let shapes = [
    (1, 2048, 512), (5, 2048, 512), (64, 2048, 512), (896, 2048, 512), (2048, 512, 896),
    (320, 8000, 512), (17, 19, 20_000), (16, 16, 4096), (1, 1, 100_000), (3, 1000, 5000),
    (200, 100, 3001),
  ]

  @Test(arguments: shapes.indices) func products(index: Int) {
    let (m, n, k) = Self.shapes[index]
    let (a, b) = (make([m, k], 1), make([k, n], 2))
    let (aT, bT) = (a.reshaped([k, m]), b.reshaped([n, k]))
    expectSame("product \(m) × \(n) × \(k)") {
      let cases: [(Tensor<Float>, Orientation, Tensor<Float>, Orientation)] = [
        (a, .plain, b, .plain), (a, .plain, bT, .transposed), (aT, .transposed, b, .plain),
      ]
      return cases.map { a, orientationA, b, orientationB in
        let c = make([m, n], 3)
        c.assignProduct(a, orientationA, b, orientationB, accumulate: true)
        return c.array
      }
    }
  }

  @Test(
    .enabled(
      if: ProductLibrary.hasBFloat16, "SKIPPED: no bfloat16 products here to compare"),
    arguments: shapes.indices)
  func bfloat16Products(index: Int) {
    let (m, n, k) = Self.shapes[index]
    let (a, b) = (BFloat16Matrix(make([m, k], 1)), BFloat16Matrix(make([k, n], 2)))
    expectSame("bfloat16 product \(m) × \(n) × \(k)") {
      let c = make([m, n], 3)
      c.assignProduct(a, .plain, b, .plain, accumulate: true)
      return [c.array]
    }
  }

  @Test func lstmForwardAndBackward() {
    let block = ParameterBlock<Float>()
    let stack = LSTMStack(
      "s", inputs: 96, hidden: 128, layers: 2, bidirectional: true, in: block,
      .uniform(0.1))
    block.allocate(gradients: true)
    block.initialize(seed: 1)
    let lengths = (0..<33).map { Int32(3 + $0 * 5 % 9) }
    let masks = PolicyMasks<Float>(DropoutPolicy(.naive, probability: 0.3), seed: 2, update: 7)
    expectSame("LSTM") {
      block.gradients.fill(0)
      let x = Variable(make([11, 33, 96], 1))
      let tape = Tape<Float>()
      let pass = stack(x, lengths: lengths, masks: masks, tape: tape)
      let loss = weighted(
        [pass.outputs] + pass.final.flatMap { [$0.h, $0.c] }, tape: tape)
      tape.backward()
      return [
        pass.outputs.value.array, [Float(loss)], block.gradients.array, x.gradient?.array ?? [],
      ]
    }
  }

  @Test(arguments: AttentionMethod.allCases) func attention(_ method: AttentionMethod) {
    let block = ParameterBlock<Float>()
    let attention = Attention(
      "a", method, query: 64, annotation: 64, in: block, .uniform(0.1))
    block.allocate(gradients: true)
    block.initialize(seed: 1)
    let lengths = (0..<9).map { Int32(5 + $0) }
    expectSame("attention") {
      block.gradients.fill(0)
      let (annotations, queries) = (
        Variable(make([13, 9, 64], 1)), Variable(make([7, 9, 64], 2))
      )
      let tape = Tape<Float>()
      let memory = attention.memory(annotations, lengths: lengths, tape: tape)
      let (context, weights) = attention(queries, over: memory, tape: tape)
      _ = weighted([context], tape: tape)
      tape.backward()
      return [
        context.value.array, weights.array, block.gradients.array,
        annotations.gradient?.array ?? [], queries.gradient?.array ?? [],
      ]
    }
  }
}
