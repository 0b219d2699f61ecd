/// What is taken off counts of 1, 2, and 3 or more: equation 26 of Chen & Goodman (1998).
struct Discounts: Equatable, Sendable {
  /// By count; of 0 nothing is taken.
  private let values: [Double]

  init(_ values: [Double]) { self.values = [0] + values }

  /// What is taken off a count.
  subscript(count: UInt32) -> Double { values[Int(min(count, 3))] }

  /// The three, for people.
  var text: String { "\(values[1]) \(values[2]) \(values[3])" }

  /// The discounts of one order from its counts.
  /// - Throws: `NGramError` where there are none: a small or artificial text may hold no n-gram
  ///   that was counted once, say.
  static func estimated(
    from counts: [UInt32], order: Int, smoothing: Smoothing
  ) throws -> Discounts {
    var numbers = [Double](repeating: 0, count: 5)
    for count in counts where count < 5 { numbers[Int(count)] += 1 }
    let needed = smoothing == .kneserNey ? 2 : 3
    for count in 1...needed where numbers[count] == 0 {
      throw NGramError(
        """
        no discounts for the \(order)-grams: none has the adjusted count \(count), as in small or \
        artificial texts; a fallback is needed
        """)
    }
    let share = numbers[1] / (numbers[1] + 2 * numbers[2])
    if smoothing == .kneserNey { return Discounts([share, share, share]) }
    let values = (1...3).map { count in
      Double(count) - Double(count + 1) * share * numbers[count + 1] / numbers[count]
    }
    for (count, value) in zip(1..., values) where value < 0 || value > Double(count) {
      throw NGramError(
        """
        no discounts for the \(order)-grams: that of the adjusted count \(count) is \(value), \
        wanted 0 to \(count); a fallback is needed
        """)
    }
    return Discounts(values)
  }
}
