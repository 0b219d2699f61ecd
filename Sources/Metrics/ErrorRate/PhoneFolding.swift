/// Which phone stands for which when phones are scored: several fold into one, some into nothing.
public struct PhoneFolding: Sendable, Equatable {
  /// What the signature says.
  public let name: String
  /// What error messages say.
  let source: String
  /// The phone that each folds to; empty where it is deleted.
  package private(set) var targets: [String: String] = [:]

  /// The phones that are left, in order of the alphabet.
  public var phones: [String] { Set(targets.values).subtracting([""]).sorted() }

  init(name: String, source: String) {
    self.name = name
    self.source = source
  }

  /// What a phone folds to: nil for an unknown one, an empty string for one that is deleted.
  public func target(of phone: String) -> String? { targets[phone] }

  /// Adds one phone; false when it is there already with another target.
  mutating func add(_ phone: String, _ target: String) -> Bool {
    targets.updateValue(target, forKey: phone).map { $0 == target } ?? true
  }

  /// Lets the phones that are left, and those on the way to them, stand for themselves. `steps`
  /// holds what each phone becomes first and last.
  mutating func addSteps(_ steps: [(first: String, last: String)]) {
    for (first, last) in steps where !first.isEmpty {
      if targets[first] == nil { targets[first] = last }
      if !last.isEmpty && targets[last] == nil { targets[last] = last }
    }
  }
}
