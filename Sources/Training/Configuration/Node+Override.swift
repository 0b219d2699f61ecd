import Yams

extension Node {
  /// Applies changes from the command line, one after the other: `key.key=value`, each replacing
  /// the value of an existing key.
  ///
  /// Where a section's `method` is replaced (`MethodSection`), the keys that only other methods
  /// have go, and the new method's may be given by later changes.
  /// - Throws: `ConfigurationError` naming the flag, and the keys that a new method still wants.
  mutating func apply(overrides: [String]) throws {
    for override in overrides { try apply(override: override) }
    for override in overrides { try requireKeys(after: override) }
  }

  private mutating func apply(override: String) throws {
    let parts = override.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw ConfigurationError(
        file: "--set", line: nil, problem: "found '\(override)', wanted key=value")
    }
    let keys = parts[0].split(separator: ".").map(String.init)
    try set(keys[...], within: MethodSection.at(keys.dropLast()), to: String(parts[1]), override)
  }

  private mutating func set(
    _ keys: ArraySlice<String>, within section: MethodSection?, to value: String,
    _ override: String
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
    guard case .mapping(var mapping) = self,
      var child = mapping[Node(key)] ?? newKey(key, in: keys, of: section)
    else {
      throw ConfigurationError(
        file: "--set", line: nil, problem: "'\(override)': \(absence(of: key, in: section))")
    }
    try child.set(keys.dropFirst(), within: section, to: value, override)
    if keys.count == 1, key == MethodSection.method, let name = child.string {
      for foreign in section?.foreignKeys(to: name) ?? [] { mapping[Node(foreign)] = nil }
    }
    mapping[Node(key)] = child
    self = .mapping(mapping)
  }

  /// A key that the configuration does not hold but the section's method has.
  private func newKey(
    _ key: String, in keys: ArraySlice<String>, of section: MethodSection?
  ) -> Node? {
    guard keys.count == 1, let section, let method = self[MethodSection.method]?.string,
      section.keys[method]?.contains(key) == true
    else { return nil }
    return Node("")
  }

  private func absence(of key: String, in section: MethodSection?) -> String {
    let owners = (section?.keys ?? [:]).filter { $0.value.contains(key) }.keys.sorted()
    guard let section, !owners.isEmpty else { return "the configuration has no key '\(key)' there" }
    return "'\(key)' is a key of the method \(owners.joined(separator: ", ")): give "
      + "\(section.path).\(MethodSection.method) first"
  }

  /// Makes sure that a section whose method was replaced has all keys of the new one.
  private func requireKeys(after override: String) throws {
    let keys = override.prefix { $0 != "=" }.split(separator: ".").map(String.init)
    guard keys.last == MethodSection.method, let section = MethodSection.at(keys.dropLast()) else {
      return
    }
    let node = keys.dropLast().reduce(Optional(self)) { $0?[$1] }
    guard let node, let method = node[MethodSection.method]?.string else { return }
    let missing = (section.keys[method] ?? []).filter { node[$0] == nil }
    guard missing.isEmpty else {
      let wanted = missing.map { "--set \(section.path).\($0)=…" }.joined(separator: " ")
      throw ConfigurationError(
        file: "--set", line: nil, problem: "'\(override)': the method wants more keys: \(wanted)")
    }
  }
}

/// A configuration's text with overrides applied: what is copied into the run folder. Comments are
/// lost only where there are overrides.
public func configurationText(_ yaml: String, overrides: [String]) throws -> String {
  guard !overrides.isEmpty, var root = try Yams.compose(yaml: yaml) else { return yaml }
  try root.apply(overrides: overrides)
  return try Yams.serialize(node: root)
}
