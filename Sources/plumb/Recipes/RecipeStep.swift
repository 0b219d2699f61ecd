import Text

/// One command of a stage, written as in a shell: `translate --model {out}/m < {data}/a > {out}/b`.
/// Words are cut at blanks before placeholders are filled, so paths may contain blanks.
struct RecipeStep: Equatable {
  /// The verb that the runner carries out itself: it prints some translations side by side.
  static let examples = "examples"

  /// The command and its arguments, without the leading `plumb`.
  private(set) var words: [String]
  /// The file that is its standard input.
  private(set) var input: String?
  /// The file that its standard output becomes.
  private(set) var output: String?

  /// A step without files as input or output.
  init(words: [String]) { self.words = words }

  /// - Throws: `RecipeError` for a line without a command or with a sign that has no file.
  init(_ line: String) throws {
    words = []
    var rest = line.split(separator: " ").map(String.init)[...]
    while let word = rest.popFirst() {
      guard word == "<" || word == ">" else {
        words.append(word)
        continue
      }
      guard let file = rest.popFirst(), file != "<", file != ">" else {
        throw RecipeError("'\(line)': found no file after '\(word)'")
      }
      if word == "<" { input = file } else { output = file }
    }
    guard !words.isEmpty else { throw RecipeError("'\(line)': found no command") }
  }

  /// The step with every `{name}` replaced by its value.
  /// - Throws: `RecipeError` naming a placeholder that has no value.
  func filled(with values: Placeholders) throws -> RecipeStep {
    var step = self
    step.words = try words.map { try values.fill($0) }
    step.input = try input.map { try values.fill($0) }
    step.output = try output.map { try values.fill($0) }
    return step
  }

  /// The step with more arguments.
  func adding(_ arguments: String...) -> RecipeStep {
    var step = self
    step.words += arguments
    return step
  }

  /// What the step makes: the file after `>`, the values of `--out` and `--run`, and the two files
  /// that `--clean` of check-data stands for.
  var products: [String] {
    var products = output.map { [$0] } ?? []
    for (flag, value) in zip(words, words.dropFirst()) {
      switch flag {
      case "--out", "--run": products.append(value)
      case "--clean": products += cleanFiles(prefix: value)
      default: break
      }
    }
    return products
  }

  private func cleanFiles(prefix: String) -> [String] {
    var (texts, rest): ([String], _) = ([], words.dropFirst())
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        texts.append(word)
        continue
      }
      let isAlone = ["--drop-duplicates", "--drop-identical", "--json"].contains(word)
      if !isAlone { _ = rest.popFirst() }
    }
    guard texts.count == 2 else { return [] }
    let paths = CorpusCheck.cleanPaths(prefix: prefix, source: texts[0], target: texts[1])
    return [paths.source, paths.target]
  }

  /// Whether what it prints is shown when the recipe is done.
  var isResult: Bool {
    ["score", "perplexity", "generate"].contains(words[0])
      || words.prefix(2) == ["ngram", "perplexity"]
  }

  /// What may be files that the step reads: its input and all words that it does not make.
  var readings: [String] {
    let made = Set(products)
    return (words.dropFirst() + (input.map { [$0] } ?? [])).filter { !made.contains($0) }
  }

  /// The step as it can be typed into a shell; paths below `folder` are shortened to be relative.
  func shellText(in folder: String) -> String {
    func shown(_ word: String) -> String {
      let short = word.hasPrefix(folder + "/") ? String(word.dropFirst(folder.count + 1)) : word
      let plain = short.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:+@%".contains($0) }
      return plain && !short.isEmpty
        ? short
        : "'"
          + short.split(separator: "'", omittingEmptySubsequences: false)
          .joined(separator: "'\\''") + "'"
    }
    var text = (["plumb"] + words.map(shown)).joined(separator: " ")
    if let input { text += " < " + shown(input) }
    if let output { text += " > " + shown(output) }
    return text
  }
}
