import ArgumentParser

/// The words of a command line, before the parser sees them: where it would say little of what is
/// wrong.
struct ArgumentWords {
  /// The words behind the program's name.
  let words: [String]

  /// The same with `--flag -1` as `--flag=-1`: a number is a value, never the name of an option.
  var joined: [String] {
    var result: [String] = []
    var isOpen = true
    for word in words {
      if isOpen, let last = result.last, last.hasPrefix("--"), !last.contains("="),
        Self.isNegativeNumber(word)
      {
        result[result.count - 1] = "\(last)=\(word)"
      } else {
        result.append(word)
      }
      if word == "--" { isOpen = false }
    }
    return result
  }

  /// A complaint about the first word that stands where a subcommand is wanted and is none; nil
  /// where there is no such word.
  func unknownSubcommand(of root: any ParsableCommand.Type) -> ValidationError? {
    var command = root
    var path: [String] = []
    for word in words {
      path.append(Self.name(of: command))
      let known = command.configuration.subcommands
      guard !known.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      let names = known.map { Self.name(of: $0) }
      guard let place = names.firstIndex(of: word) else {
        return Self.complaint(of: path.joined(separator: " "), found: word, known: names)
      }
      command = known[place]
    }
    return nil
  }

  private static func complaint(
    of command: String, found: String, known: [String]
  ) -> ValidationError {
    let near = known.map { (name: $0, changes: changes(found, $0)) }.min { $0.changes < $1.changes }
    let hint = near.flatMap { $0.changes <= 2 ? "; did you mean '\($0.name)'?" : nil } ?? ""
    return ValidationError(
      "\(command): found '\(found)', wanted one of \(known.joined(separator: ", "))\(hint)")
  }

  /// Letters to be taken out or put in to make one word of the other.
  private static func changes(_ found: String, _ known: String) -> Int {
    Array(found).difference(from: Array(known)).count
  }

  /// As the user types it: all commands here have a name of their own.
  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }

  private static func isNegativeNumber(_ word: String) -> Bool {
    word.hasPrefix("-") && Double(word).map { $0.isFinite } ?? false
  }
}
