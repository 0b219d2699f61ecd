/// How counts become probabilities.
public enum Smoothing: String, CaseIterable, Sendable {
  /// Interpolated modified Kneser-Ney: three discounts an order (Chen & Goodman 1998).
  case modifiedKneserNey = "modified-kneser-ney"
  /// Interpolated Kneser-Ney: one discount an order.
  case kneserNey = "kneser-ney"
  /// Interpolated Witten-Bell: the number of different followers weighs the lower order.
  case wittenBell = "witten-bell"
}

/// How an n-gram model is estimated.
public struct NGramOptions: Sendable, Equatable {
  /// The orders that can be had.
  public static let orders = 1...6
  /// lmplz's discounts for counts of 1, 2, and 3 or more, where the text gives none.
  public static let usualFallback = [0.5, 1, 1.5]

  /// The number of words in the longest n-gram.
  public var order = 5
  public var smoothing = Smoothing.modifiedKneserNey
  /// Cut-offs by order, as lmplz's `--prune`: an n-gram that was counted so often or less is left
  /// out, and its mass goes to the lower order. The last one is also that of the orders above. The
  /// first is 0: words are left out by a vocabulary.
  public var cutOffs = [0]
  /// Whether words that the text does not hold have no probability. Otherwise `<unk>` stands for
  /// them, with its share of the uniform distribution. `<unk>` in the text is an ordinary word
  /// either way.
  public var closed = false
  /// Discounts for orders whose counts of counts give none (three numbers; Kneser-Ney with one
  /// discount takes the first); nil makes that an error.
  public var fallback: [Double]?

  public init() {}

  /// - Throws: `NGramError` naming the first setting that cannot be used.
  public func validate() throws {
    guard Self.orders.contains(order) else {
      throw NGramError("the order is \(order), wanted 1 to \(Self.orders.upperBound)")
    }
    guard cutOffs.first == 0, cutOffs.count <= order else {
      throw NGramError(
        "the cut-offs are \(text(cutOffs)), wanted one for each of at most \(order) orders, the first 0"
      )
    }
    // Else an n-gram could stay whose own end was left out.
    guard zip(cutOffs, cutOffs.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw NGramError("the cut-offs are \(text(cutOffs)), wanted none less than the one before")
    }
    if let fallback {
      let fits = fallback.enumerated().allSatisfy { $1 >= 0 && $1 <= Double($0 + 1) }
      guard fallback.count == 3, fits else {
        throw NGramError(
          "the fallback discounts are \(text(fallback)), wanted three: 0 to 1, 0 to 2 and 0 to 3")
      }
    }
  }

  /// The cut-off of an order, from 1.
  func cutOff(_ order: Int) -> UInt32 { UInt32(clamping: cutOffs[min(order, cutOffs.count) - 1]) }

  private func text(_ numbers: [some CustomStringConvertible]) -> String {
    numbers.map(\.description).joined(separator: ",")
  }
}
