/// A length of training, with its unit.
public enum TrainingDuration: Equatable, Sendable, CustomStringConvertible {
  case epochs(Double)
  case updates(Int)

  /// "13 epochs", "0.5 epochs", "2000 updates"
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2 else { return nil }
    switch words[1] {
    case "epoch", "epochs":
      guard let value = Double(words[0]), value.isFinite, value > 0 else { return nil }
      self = .epochs(value)
    case "update", "updates":
      guard let value = Int(words[0]), value > 0 else { return nil }
      self = .updates(value)
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .epochs(let value): "\(value) epochs"
    case .updates(let value): "\(value) updates"
    }
  }

  /// The same in updates, where an epoch has that many; at least one.
  public func updates(perEpoch: Int) -> Int {
    switch self {
    case .epochs(let value):
      // No training is that long, and no whole number larger.
      max(1, Int(min((value * Double(perEpoch)).rounded(), 1e15)))
    case .updates(let value): value
    }
  }
}
