import Yams

// In what two configurations of the same keys differ.
extension ConfigurationSection {
  /// Every single value, by its dotted key, in the order of the file.
  private var values: [(key: String, value: String)] { Self.values(of: mapping, below: "") }

  private static func values(
    of mapping: Node.Mapping, below path: String
  ) -> [(key: String, value: String)] {
    mapping.flatMap { key, node -> [(key: String, value: String)] in
      let name = path + (key.string ?? "")
      switch node {
      case .mapping(let inner): return values(of: inner, below: name + ".")
      case .scalar(let scalar): return [(name, scalar.string)]
      case .sequence, .alias: return []
      }
    }
  }

  /// What this configuration says otherwise than `other`, as `key=value`. A key that only one of
  /// them has, as an older run may, is no difference; nor is `1.0` for `1`.
  ///
  /// - Parameter section: a section that is passed over.
  public func differences(
    from other: ConfigurationSection, exceptIn section: String
  ) -> [String] {
    let expected = Dictionary(other.values.map { ($0.key, $0.value) }) { first, _ in first }
    return values.compactMap { key, value in
      guard !key.hasPrefix(section + "."), let wanted = expected[key],
        !Self.isEqual(value, wanted)
      else { return nil }
      return "\(key)=\(value)"
    }
  }

  private static func isEqual(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    if let one = Double(one), let other = Double(other) { return one == other }
    if let one = TrainingDuration(one), let other = TrainingDuration(other) { return one == other }
    return false
  }
}
