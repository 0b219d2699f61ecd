import Tensors
import Testing

/// The pool is the process's, and other tests allocate meanwhile: sizes here are far above theirs,
/// and the memory is never touched.
@Suite(.serialized) struct MemoryTests {
  private static let large = 1 << 28

  private func grownBytes(_ body: () -> Void) -> Int {
    let before = TensorMemory.reservedBytes
    body()
    return TensorMemory.reservedBytes - before
  }

  private func allocate(_ elements: Int) {
    let tensor = Tensor<Float>(uninitialized: [elements])
    #expect(tensor.count == elements)
  }

  @Test func freedMemoryServesTheNextTensorOfItsSize() {
    #expect(grownBytes { allocate(Self.large) } >= 4 * Self.large)
    #expect(grownBytes { allocate(Self.large) } < Self.large)
    #expect(grownBytes { allocate(Self.large - Self.large / 8) } < Self.large)
  }

  @Test func aBlockFarTooLargeIsNotHandedOut() {
    allocate(Self.large)
    #expect(grownBytes { allocate(Self.large / 4) } >= Self.large)
  }

  /// Batches of ever other lengths do not leave a block for each.
  @Test func aBlockALittleTooSmallMakesRoom() {
    let lengths = [8, 9, 10, 12, 13, 11, 9, 8, 12].map { Self.large / 8 * $0 }
    allocate(lengths[0])
    let grown = grownBytes { for length in lengths { allocate(length) } }
    #expect(grown <= 4 * (Self.large / 8) * 5 + Self.large / 2)
  }

  @Test func livingTensorsDoNotShareMemory() {
    let tensors = (0..<50).map { index in
      let tensor = Tensor<Float>(uninitialized: [1000 + index])
      tensor.fill(Float(index))
      return tensor
    }
    for (index, tensor) in tensors.enumerated() {
      #expect(tensor.array.allSatisfy { $0 == Float(index) })
    }
  }

  @Test(arguments: [0, 1, 15, 16, 1000, 3 << 20]) func memoryIsAlignedToCacheLines(count: Int) {
    let tensor = Tensor<Float>(uninitialized: [count])
    let address = tensor.withRawSpan { span in
      unsafe span.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
    }
    #expect(address % 64 == 0)
  }
}
