import Text

/// Some sentences with their translations and references, one under the other.
struct ExampleTranslations {
  let text: String

  /// `examples COUNT SOURCE TRANSLATION REFERENCE`: that many, spread evenly over the files.
  /// - Throws: `RecipeError` for other arguments or files of different lengths, `FileError`.
  init(_ step: RecipeStep) throws {
    guard step.words.count == 5, let count = Int(step.words[1]), count > 0 else {
      throw RecipeError("wanted: examples COUNT SOURCE TRANSLATION REFERENCE")
    }
    let columns = try step.words[2...].map { path in
      var lines: [String] = []
      try LineReader.forEachLine(of: [path]) { lines.append($0) }
      return lines
    }
    let lines = columns.map(\.count)
    guard let total = lines.first, lines.allSatisfy({ $0 == total }) else {
      throw RecipeError(
        "examples: the files have unequal numbers of lines: "
          + zip(step.words[2...], lines).map { "\($0) \($1)" }.joined(separator: ", "))
    }
    var text = ""
    for index in 0..<min(count, total) {
      let line = index * total / min(count, total)
      for (label, column) in zip(["source     ", "translation", "reference  "], columns) {
        text += "\(label)  \(column[line])\n"
      }
      text += "\n"
    }
    self.text = text
  }
}
