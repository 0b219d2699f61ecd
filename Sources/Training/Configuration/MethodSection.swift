/// A section of a configuration whose `method` says which other keys it has: changing the method
/// from the command line changes the keys with it.
struct MethodSection {
  /// The key that chooses.
  static let method = "method"

  /// Dotted path from the root.
  let path: String
  /// The keys of each method that are not all methods'.
  let keys: [String: [String]]

  /// All that there are.
  static let all = [
    MethodSection(path: "training.schedule", keys: RateSchedule.methodKeys),
    MethodSection(path: "training.optimizer", keys: OptimizerMethod.methodKeys),
  ]

  /// The section that a dotted path is of, where it is one of these.
  static func at(_ path: some Collection<String>) -> MethodSection? {
    let path = path.joined(separator: ".")
    return all.first { $0.path == path }
  }

  /// The keys that other methods have and this one does not; none for a method that there is not,
  /// which the reader of the section complains of.
  func foreignKeys(to method: String) -> [String] {
    guard let own = keys[method] else { return [] }
    return keys.values.joined().filter { !own.contains($0) }
  }
}
