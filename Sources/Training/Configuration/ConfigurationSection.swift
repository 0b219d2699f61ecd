import Yams

/// A mapping of a YAML configuration, read key by key. A key that is missing, one of the wrong kind
/// and, at `finish`, one that nobody asked for are errors that name the key and the line.
public final class ConfigurationSection {
  public let file: String
  /// Dotted path from the root, empty at the root.
  let path: String
  let mapping: Node.Mapping
  private let line: Int?
  private let isStored: Bool
  private var read: Set<String> = []
  private var children: [ConfigurationSection] = []

  private init(file: String, path: String, mapping: Node.Mapping, line: Int?, isStored: Bool) {
    self.file = file
    self.path = path
    self.mapping = mapping
    self.line = line
    self.isStored = isStored
  }

  /// Parses a configuration's root.
  ///
  /// - Parameters:
  ///   - overrides: `key.key=value`, each replacing one existing key; that of a `method` replaces
  ///     the keys that go with it.
  ///   - isStored: whether a run or a model brings it along: then it may be older than some keys.
  /// - Throws: `ConfigurationError`
  public convenience init(
    yaml: String, file: String, overrides: [String] = [], isStored: Bool = false
  ) throws {
    var root: Node
    do {
      guard let node = try Yams.compose(yaml: yaml) else {
        throw ConfigurationError(file: file, line: 1, problem: "the configuration is empty")
      }
      root = node
    } catch let error as YamlError {
      throw error.located(in: file, yaml: yaml)
    }
    try root.apply(overrides: overrides)
    guard case .mapping(let mapping) = root else {
      throw ConfigurationError(
        file: file, line: 1, problem: "found no mapping of keys to values at the top")
    }
    self.init(file: file, path: "", mapping: mapping, line: 1, isStored: isStored)
  }

  /// Parses the configuration of a head.
  /// - Parameter task: what its key `task` has to say.
  /// - Throws: `ConfigurationError`
  public convenience init(
    yaml: String, file: String, overrides: [String], isStored: Bool, task wanted: String
  ) throws {
    try self.init(yaml: yaml, file: file, overrides: overrides, isStored: isStored)
    let found = try string("task")
    guard found == wanted else { throw error("task", "found '\(found)', wanted \(wanted)") }
  }

  /// An error about a key of this section, with its line.
  public func error(_ key: String, _ problem: String) -> ConfigurationError {
    ConfigurationError(
      file: file, line: lineOf(key), problem: "\(full(key)): \(problem)")
  }

  /// The value of `key` as text.
  public func string(_ key: String) throws -> String {
    let node = try node(key)
    guard let text = node.scalar?.string else {
      throw error(key, "found a \(kind(node)), wanted one value")
    }
    return text
  }

  /// A whole number within `range`.
  public func int(_ key: String, in range: ClosedRange<Int>) throws -> Int {
    let text = try string(key)
    guard let value = Int(text) else { throw error(key, "found '\(text)', wanted a whole number") }
    guard range.contains(value) else {
      throw error(key, "found \(value), wanted \(describe(range))")
    }
    return value
  }

  /// A whole number within `range`, under a key that stored configurations need not have yet.
  /// - Parameter before: what was done before there was the key.
  public func int(_ key: String, in range: ClosedRange<Int>, before: Int) throws -> Int {
    if isStored, mapping[Node(key)] == nil { return before }
    return try int(key, in: range)
  }

  /// A number within `range`.
  public func double(_ key: String, in range: ClosedRange<Double>) throws -> Double {
    let text = try string(key)
    guard let value = Double(text), value.isFinite else {
      throw error(key, "found '\(text)', wanted a number")
    }
    guard range.contains(value) else {
      let upper =
        range.upperBound == .greatestFiniteMagnitude ? "or more" : "to \(range.upperBound)"
      throw error(key, "found \(value), wanted \(range.lowerBound) \(upper)")
    }
    return value
  }

  /// `true` or `false`.
  public func bool(_ key: String) throws -> Bool {
    switch try string(key) {
    case "true", "yes": return true
    case "false", "no": return false
    case let text: throw error(key, "found '\(text)', wanted true or false")
    }
  }

  /// `true` or `false`, under a key that stored configurations need not have yet.
  /// - Parameter before: what was done before there was the key.
  public func bool(_ key: String, before: Bool) throws -> Bool {
    if isStored, mapping[Node(key)] == nil { return before }
    return try bool(key)
  }

  /// One of an enum's values.
  public func choice<Choice>(_ key: String, as type: Choice.Type = Choice.self) throws -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    let text = try string(key)
    guard let value = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(key, "found '\(text)', wanted one of \(known)")
    }
    return value
  }

  /// `none`, or what `value` reads.
  public func optional<Value>(_ key: String, _ value: (String) throws -> Value) throws -> Value? {
    guard try string(key) != "none" else { return nil }
    do {
      return try value(key)
    } catch let error as ConfigurationError {
      // The reader of the value does not know that there may be none.
      throw ConfigurationError(
        file: error.file, line: error.line, problem: error.problem + ", or none")
    }
  }

  /// A length of training with its unit.
  public func duration(_ key: String) throws -> TrainingDuration {
    let text = try string(key)
    guard let duration = TrainingDuration(text) else {
      throw error(key, "found '\(text)', wanted a number of epochs or updates, as in '13 epochs'")
    }
    return duration
  }

  /// The keys that are there, in their order.
  public var keys: [String] { mapping.compactMap(\.key.string) }

  /// Whether there is a key that need not be there.
  public func contains(_ key: String) -> Bool {
    read.insert(key)
    return mapping[Node(key)] != nil
  }

  /// Whether the value of `key` is a section.
  public func isSection(_ key: String) -> Bool {
    if case .mapping = mapping[Node(key)] { true } else { false }
  }

  /// A section below this one.
  public func section(_ key: String) throws -> ConfigurationSection {
    let node = try node(key)
    guard case .mapping(let mapping) = node else {
      throw error(key, "found a \(kind(node)), wanted keys with values")
    }
    let child = ConfigurationSection(
      file: file, path: full(key), mapping: mapping, line: lineOf(key), isStored: isStored)
    children.append(child)
    return child
  }

  /// A section that decodes itself.
  public func decode<Value: Decodable>(_ key: String, as type: Value.Type) throws -> Value {
    let node = try node(key)
    do {
      return try YAMLDecoder().decode(type, from: node)
    } catch let problem as DecodingError {
      throw error(key, problem.problem)
    }
  }

  /// To be called when all keys have been read.
  /// - Throws: `ConfigurationError` for the first key that was not.
  public func finish() throws {
    for (key, _) in mapping {
      guard let name = key.string, !read.contains(name) else { continue }
      let known = read.sorted().joined(separator: ", ")
      throw error(name, "unknown key; known here: \(known)")
    }
    for child in children { try child.finish() }
  }

  private func node(_ key: String) throws -> Node {
    read.insert(key)
    guard let node = mapping[Node(key)] else {
      let near = misspelling(of: key)
      throw ConfigurationError(
        file: file, line: near.map(lineOf) ?? line,
        problem: "the key '\(full(key))' is missing" + (near.map { "; found '\($0)'" } ?? ""))
    }
    return node
  }

  /// A key of the file that nobody has asked for and that differs from a wanted one in two places
  /// at most.
  private func misspelling(of key: String) -> String? {
    mapping.compactMap(\.key.string).first { found in
      let changes = Array(found.utf8).difference(from: Array(key.utf8))
      return !read.contains(found) && changes.count <= 2
    }
  }

  private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private func lineOf(_ key: String) -> Int? {
    mapping.first { $0.key.string == key }?.key.mark?.line ?? line
  }

  private func kind(_ node: Node) -> String {
    switch node {
    case .scalar: "value"
    case .mapping: "section"
    case .sequence: "list"
    case .alias: "reference"
    }
  }

  private func describe(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
  }
}

extension DecodingError {
  /// What the decoder complains of, without the coding path.
  fileprivate var problem: String {
    switch self {
    case .dataCorrupted(let context): context.debugDescription
    case .keyNotFound(let key, _): "the key '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(context.codingPath.last?.stringValue ?? "value"): \(context.debugDescription)"
    @unknown default: "\(self)"
    }
  }
}
