/// Sums of products, eight at a time: the compiler keeps to the order in which a plain loop adds
/// floating-point numbers, and so cannot do that by itself.
///
/// Unsafe code stands in these loops because a check of every index would keep them scalar; each
/// checks its bounds once, before.
extension Span<Float> {
  /// Eight elements from `index`, which the caller has checked.
  @inline(__always)
  private func eight(_ index: Int) -> SIMD8<Float> {
    unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: 4 * index, as: SIMD8<Float>.self)
  }

  /// Σ x(start + i) · other(otherStart + i) for i < `count`, a multiple of 8.
  @inline(__always)
  func dot(
    from start: Int, _ other: Span<Float>, from otherStart: Int, count eights: Int
  ) -> Float {
    precondition(
      start >= 0 && otherStart >= 0 && eights % 8 == 0 && start + eights <= count
        && otherStart + eights <= other.count, "within both")
    var sum = SIMD8<Float>.zero
    var index = 0
    while index < eights {
      sum += eight(start + index) * other.eight(otherStart + index)
      index += 8
    }
    return sum.sum()
  }

  /// Σ x(start + i) for i < `length`.
  func sum(from start: Int, count length: Int) -> Float {
    precondition(start >= 0 && length >= 0 && start + length <= count, "within")
    var sum = SIMD8<Float>.zero
    var index = start
    while index + 8 <= start + length {
      sum += eight(index)
      index += 8
    }
    var total = sum.sum()
    while index < start + length {
      unsafe total += self[unchecked: index]
      index += 1
    }
    return total
  }

  /// Σ (x(start + i) - origin)² for i < `length`.
  func squares(from start: Int, count length: Int, origin: Float = 0) -> Float {
    precondition(start >= 0 && length >= 0 && start + length <= count, "within")
    var sum = SIMD8<Float>.zero
    var index = start
    while index + 8 <= start + length {
      let difference = eight(index) - origin
      sum += difference * difference
      index += 8
    }
    var total = sum.sum()
    while index < start + length {
      let difference = unsafe self[unchecked: index] - origin
      total += difference * difference
      index += 1
    }
    return total
  }
}

extension Int {
  /// The least multiple of 8 that is not smaller: room for whole vectors.
  var roundedUpToEight: Int { (self + 7) / 8 * 8 }
}
