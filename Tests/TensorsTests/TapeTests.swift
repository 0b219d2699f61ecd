import Tensors
import Testing

@Suite struct TapeTests {
  @Test func backwardsRunInReverseOrderAndOnce() {
    let tape = Tape<Double>()
    var order: [Int] = []
    for index in 0..<3 { tape.record { order.append(index) } }
    #expect(tape.count == 3)
    tape.backward()
    tape.backward()
    #expect(order == [2, 1, 0])
    #expect(tape.count == 0)
  }

  /// Many products of few rows become one, with the rows in the order they came.
  @Test func fewRowsWaitForOneProduct() {
    let tape = Tape<Double>()
    let (one, other) = (Tensor<Double>(zeros: [2, 3]), Tensor<Double>(zeros: [2, 3]))
    var rows: [Int] = []
    func add(to gradient: Tensor<Double>, rows count: Int, seed: UInt64) {
      tape.addWeightGradient(
        to: gradient,
        outputs: tensor(Double.self, sample(count * 2, -1, 1, seed: seed), [count, 2]),
        inputs: tensor(Double.self, sample(count * 3, -1, 1, seed: seed + 100), [count, 3])
      ) { dy, x in
        rows.append(dy.rows)
        gradient.assignProduct(dy, .transposed, x, .plain, accumulate: true)
      }
    }
    add(to: one, rows: 4, seed: 1)
    add(to: other, rows: 5, seed: 2)
    add(to: one, rows: 6, seed: 3)
    add(to: one, rows: 500, seed: 4)
    #expect(rows == [500])
    tape.backward()
    #expect(rows == [500, 10, 5])
    let expected = Tensor<Double>(zeros: [2, 3])
    for (count, seed) in [(4, 1), (6, 3), (500, 4)] {
      expected.assignProduct(
        tensor(Double.self, sample(count * 2, -1, 1, seed: UInt64(seed)), [count, 2]), .transposed,
        tensor(Double.self, sample(count * 3, -1, 1, seed: UInt64(seed + 100)), [count, 3]),
        accumulate: true)
    }
    #expect(largestDifference(one.array, expected.array) < 1e-12)
  }

  @Test func gradientsAccumulate() {
    let x = Variable(Tensor<Double>([1, 2], shape: [2]))
    #expect(x.gradient == nil)
    let first = x.accumulator()
    #expect(!first.accumulate)
    first.tensor.assign([3, 4])
    #expect(x.accumulator().accumulate)
    x.addGradient(Tensor([10, 20], shape: [2]))
    #expect(x.gradient?.array == [13, 24])
    #expect(x.takeGradient()?.array == [13, 24])
    #expect(x.gradient == nil)
    #expect(x.zeroedGradient().array == [0, 0])
  }
}
