import Files

/// One form for files and for embedding into a model file.
///
/// A SentencePiece model is its own bytes, so that SentencePiece's tools read what
/// `plumb vocab` writes. A vocabulary of words or characters is a heading line and
/// `Vocabulary.text`.
extension TextCodec {
  private static let heading = "#plumb-words 1"
  private static let characterHeading = "#plumb-characters 1"
  private static let lowercaseMark = " lowercase"

  /// The codec as bytes.
  public var serialized: [UInt8] {
    switch self {
    case .words(let vocabulary, let lowercase):
      return Self.headed(Self.heading, vocabulary, lowercase: lowercase)
    case .characters(let vocabulary, let lowercase):
      return Self.headed(Self.characterHeading, vocabulary, lowercase: lowercase)
    case .sentencePiece(let model): return model.serialized
    }
  }

  private static func headed(
    _ heading: String, _ vocabulary: Vocabulary, lowercase: Bool
  ) -> [UInt8] {
    Array("\(heading)\(lowercase ? lowercaseMark : "")\n\(vocabulary.text)".utf8)
  }

  /// Reads what `serialized` gives, any SentencePiece `.model`, and the text of a vocabulary
  /// without heading.
  /// - Throws: `TextError` that says what is wrong with the bytes.
  public init(serialized: [UInt8]) throws {
    let isHeaded = ["#plumb-words", "#plumb-characters"].contains {
      serialized.starts(with: $0.utf8)
    }
    let isList = serialized.starts(with: "\(SpecialSymbol.pad.text)\t".utf8)
    guard isHeaded || isList else {
      self = .sentencePiece(try SentencePieceModel(serialized: serialized))
      return
    }
    guard let text = String(validating: serialized, as: UTF8.self) else {
      throw TextError("the vocabulary is not valid UTF-8")
    }
    guard isHeaded else {
      self = .words(try Vocabulary(text: text), lowercase: false)
      return
    }
    let end = text.utf8.firstIndex(of: 0x0a) ?? text.endIndex
    let first = text[..<end]
    let lowercase = first.hasSuffix(Self.lowercaseMark)
    let heading = lowercase ? first.dropLast(Self.lowercaseMark.count) : first
    guard heading == Self.heading || heading == Self.characterHeading else {
      throw TextError(
        line: 1,
        "found '\(first)', wanted '\(Self.heading)' or '\(Self.characterHeading)'")
    }
    do {
      let vocabulary = try Vocabulary(text: String(text[end...].dropFirst()))
      self =
        heading == Self.heading
        ? .words(vocabulary, lowercase: lowercase) : .characters(vocabulary, lowercase: lowercase)
    } catch let error as TextError {
      // The heading is a line too.
      throw TextError(file: error.file, line: error.line.map { $0 + 1 }, error.problem)
    }
  }

  /// Loads a codec from a file.
  /// - Throws: `TextError` with the file's name.
  public init(contentsOf path: String) throws {
    do {
      try self.init(serialized: WholeFile.read(path))
    } catch let error as TextError {
      throw error.located(in: path)
    }
  }

  /// Writes `serialized` to a file, atomically.
  public func save(to path: String) throws {
    try AtomicFile.write(serialized, to: path)
  }

  /// The fingerprint of `serialized` as sixteen hexadecimal digits: names the vocabulary that
  /// a model or a file of token ids was made with.
  public var digest: String { Fingerprint(serialized).description }
}
