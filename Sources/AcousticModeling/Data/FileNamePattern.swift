import Text

/// How files are named that tell what they hold: `{words}_{speaker}_{take}` reads
/// `7_jackson_32` as words 7, speaker jackson, take 32.
///
/// Each `{name}` stands for one or more characters, none of them a slash. A pattern with a slash is
/// held against the path below the folder of recordings, else against the name of the file; in
/// both the ending is left out.
public struct FileNamePattern: Sendable {
  private enum Piece: Sendable {
    case text([Character])
    case field(String)
  }

  /// As the user wrote it.
  public let text: String
  /// The names of its fields, in order.
  public private(set) var fields: [String] = []
  private var pieces: [Piece] = []

  /// - Throws: `TextError` for braces that do not match, a field without a name or there twice, and
  ///   two fields with nothing in between.
  public init(_ text: String) throws {
    self.text = text
    var rest = text[...]
    while !rest.isEmpty {
      let literal = rest.prefix { $0 != "{" && $0 != "}" }
      if !literal.isEmpty { pieces.append(.text(Array(literal))) }
      rest = rest.dropFirst(literal.count)
      guard !rest.isEmpty else { break }
      let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      guard rest.first == "{", !name.isEmpty, rest.dropFirst(name.count + 1).first == "}" else {
        throw TextError("pattern '\(text)': found '\(rest)', wanted a field like {speaker}")
      }
      guard !fields.contains(String(name)) else {
        throw TextError("pattern '\(text)': {\(name)} is there twice, wanted it once")
      }
      if case .field(let before)? = pieces.last {
        throw TextError(
          "pattern '\(text)': found {\(before)}{\(name)}, wanted a character between them")
      }
      fields.append(String(name))
      pieces.append(.field(String(name)))
      rest = rest.dropFirst(name.count + 2)
    }
    guard !fields.isEmpty else {
      throw TextError("pattern '\(text)': found no field, wanted one like {speaker}")
    }
  }

  /// The fields of a sound's path below its folder; nil where it is not named like this.
  /// - Throws: `TextError` with the path where the name can be read in two ways.
  public func match(_ path: String) throws -> [String: String]? {
    let stem = DataPath.stem(path)
    let name = Array(text.contains("/") ? stem : DataPath.name(of: stem))
    var found: [[String: String]] = []
    read(name[...], pieces[...], [:], into: &found)
    guard found.count < 2 else {
      let readings = found.map { reading in
        fields.map { "\($0) \(reading[$0] ?? "")" }.joined(separator: ", ")
      }
      throw TextError(
        file: path,
        "can be read in two ways by '\(text)': \(readings.joined(separator: "; or ")); wanted one")
    }
    return found.first
  }

  /// Collects the first two ways to read the rest of a name.
  private func read(
    _ name: ArraySlice<Character>, _ pieces: ArraySlice<Piece>, _ values: [String: String],
    into found: inout [[String: String]]
  ) {
    guard found.count < 2 else { return }
    switch pieces.first {
    case nil:
      if name.isEmpty { found.append(values) }
    case .text(let text)?:
      guard name.starts(with: text) else { return }
      read(name.dropFirst(text.count), pieces.dropFirst(), values, into: &found)
    case .field(let field)?:
      let longest = name.prefix { $0 != "/" }.count
      guard longest > 0 else { return }
      // The last field takes all that is left: nothing else can fit.
      let lengths = pieces.count == 1 ? longest...longest : 1...longest
      for length in lengths {
        let value = String(name.prefix(length))
        read(
          name.dropFirst(length), pieces.dropFirst(),
          values.merging([field: value]) { $1 }, into: &found)
      }
    }
  }
}
