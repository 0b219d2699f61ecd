import Yams

extension Node {
  /// Replaces the value of an existing key: `key.key=value`.
  /// - Throws: `ConfigurationError` naming the flag.
  mutating func apply(override: String) throws {
    let parts = override.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw ConfigurationError(
        file: "--set", line: nil, problem: "found '\(override)', wanted key=value")
    }
    let keys = parts[0].split(separator: ".").map(String.init)
    try set(keys[...], to: String(parts[1]), override: override)
  }

  private mutating func set(
    _ keys: ArraySlice<String>, to value: String, override: String
  ) throws {
    guard let key = keys.first else {
      do {
        self = try Yams.compose(yaml: value) ?? Node(value)
      } catch {
        throw ConfigurationError(
          file: "--set", line: nil, problem: "'\(override)': the value is no valid YAML")
      }
      return
    }
    guard case .mapping(var mapping) = self, var child = mapping[Node(key)] else {
      throw ConfigurationError(
        file: "--set", line: nil,
        problem: "'\(override)': the configuration has no key '\(key)' there")
    }
    try child.set(keys.dropFirst(), to: value, override: override)
    mapping[Node(key)] = child
    self = .mapping(mapping)
  }
}

/// A configuration's text with overrides applied: what is copied into the run folder. Comments are
/// lost only where there are overrides.
public func configurationText(_ yaml: String, overrides: [String]) throws -> String {
  guard !overrides.isEmpty, var root = try Yams.compose(yaml: yaml) else { return yaml }
  for override in overrides { try root.apply(override: override) }
  return try Yams.serialize(node: root)
}
