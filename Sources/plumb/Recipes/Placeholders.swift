/// The values of `{name}` in a recipe's stages and configuration.
struct Placeholders {
  var values: [String: String]

  /// Replaces every `{name}` of lower-case letters, digits and hyphens in `text`.
  ///
  /// - Parameter quoted: whether the values are to be written within YAML's double quotes.
  /// - Throws: `RecipeError` naming a placeholder that has no value.
  func fill(_ text: String, quoted: Bool = false) throws -> String {
    try replace(in: text) { name in
      guard let value = values[name] else {
        throw RecipeError(
          "'{\(name)}' has no value; known: " + values.keys.sorted().joined(separator: ", "))
      }
      return quoted ? Self.escaped(value) : value
    }
  }

  /// Replaces those that have a value and leaves the others.
  func fillKnown(_ text: String) -> String {
    replace(in: text) { values[$0] ?? "{\($0)}" }
  }

  private func replace(
    in text: String, by value: (String) throws -> String
  ) rethrows -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      if let close = inside.firstIndex(of: "}"), Self.isName(inside[..<close]) {
        result += try value(String(inside[..<close]))
        rest = inside[inside.index(after: close)...]
      } else {
        result.append("{")
        rest = inside
      }
    }
    return result + rest
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    for character in value {
      if character == "\\" || character == "\"" { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
