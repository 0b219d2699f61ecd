import Files

/// One form for files and for embedding into a model file.
///
/// A SentencePiece model is its own bytes, so that SentencePiece's tools read what
/// `plumb vocab` writes. A word vocabulary is a heading line and `Vocabulary.text`.
extension TextCodec {
  private static let heading = "#plumb-words 1"
  private static let lowercaseMark = " lowercase"

  /// The codec as bytes.
  public var serialized: [UInt8] {
    switch self {
    case .words(let vocabulary, let lowercase):
      let mark = lowercase ? Self.lowercaseMark : ""
      return Array("\(Self.heading)\(mark)\n\(vocabulary.text)".utf8)
    case .sentencePiece(let model): return model.serialized
    }
  }

  /// Reads what `serialized` gives, any SentencePiece `.model`, and the text of a vocabulary
  /// without heading.
  /// - Throws: `TextError` that says what is wrong with the bytes.
  public init(serialized: [UInt8]) throws {
    let isHeaded = serialized.starts(with: "#plumb-words".utf8)
    let isList = serialized.starts(with: "\(SpecialSymbol.pad.text)\t".utf8)
    guard isHeaded || isList else {
      self = .sentencePiece(try SentencePieceModel(serialized: serialized))
      return
    }
    guard let text = String(validating: serialized, as: UTF8.self) else {
      throw TextError("the word vocabulary is not valid UTF-8")
    }
    guard isHeaded else {
      self = .words(try Vocabulary(text: text), lowercase: false)
      return
    }
    let end = text.utf8.firstIndex(of: 0x0a) ?? text.endIndex
    let first = text[..<end]
    guard first == Self.heading || first == Self.heading + Self.lowercaseMark else {
      throw TextError(line: 1, "found '\(first)', wanted '\(Self.heading)'")
    }
    do {
      let vocabulary = try Vocabulary(text: String(text[end...].dropFirst()))
      self = .words(vocabulary, lowercase: first != Self.heading)
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
