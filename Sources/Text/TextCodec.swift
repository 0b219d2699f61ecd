/// Lines of text to token ids and back: words or characters of a vocabulary, or subwords of a
/// SentencePiece model. A value that translation, language models and a model file share.
///
/// Ids never include begin and end of a sentence unless a caller puts them there.
public enum TextCodec: Sendable, Equatable {
  /// Words at white space; with `lowercase`, lines are lower-cased first.
  case words(Vocabulary, lowercase: Bool)
  /// Characters (`CharacterTokeniser`); with `lowercase`, lines are lower-cased first.
  case characters(Vocabulary, lowercase: Bool)
  /// Subwords.
  case sentencePiece(SentencePieceModel)

  /// Token ids of a line, without begin and end; none for an empty line.
  public func encode(_ line: String) -> [Int32] {
    switch self {
    case .words(let vocabulary, let lowercase):
      WhitespaceTokeniser(lowercase: lowercase).words(of: line).map(vocabulary.id(of:))
    case .characters(let vocabulary, let lowercase):
      CharacterTokeniser(lowercase: lowercase).characters(of: line).map(vocabulary.id(of:))
    case .sentencePiece(let model): model.encode(line)
    }
  }

  /// The tokens of ids in `0..<vocabularyCount` as the vocabulary spells them: words, or
  /// characters and pieces in which `▁` (U+2581) stands for a space.
  public func tokens(for ids: [Int32]) -> [String] {
    switch self {
    case .words(let vocabulary, _), .characters(let vocabulary, _): ids.map { vocabulary[$0] }
    case .sentencePiece(let model): ids.map { model.pieces[Int($0)] }
    }
  }

  /// The text of ids in `0..<vocabularyCount`. Padding, begin and end leave no trace; an
  /// unknown word is `<unk>`, or the surface that a SentencePiece model has for it.
  public func decode(_ ids: [Int32]) -> String {
    switch self {
    case .words(let vocabulary, _):
      ids.filter { !isControl($0) }.map { vocabulary[$0] }.joined(separator: " ")
    case .characters(let vocabulary, _):
      CharacterTokeniser.text(of: ids.filter { !isControl($0) }.map { vocabulary[$0] })
    case .sentencePiece(let model): model.decode(ids)
    }
  }

  /// The number of ids, special symbols included: the size of embedding and softmax.
  public var vocabularyCount: Int {
    switch self {
    case .words(let vocabulary, _), .characters(let vocabulary, _): vocabulary.count
    case .sentencePiece(let model): model.count
    }
  }

  /// The words or characters with their counts; nil for a SentencePiece model.
  public var vocabulary: Vocabulary? {
    switch self {
    case .words(let vocabulary, _), .characters(let vocabulary, _): vocabulary
    case .sentencePiece: nil
    }
  }

  /// Id of padding.
  public var padID: Int32 { id(of: .pad) }
  /// Id of an unknown word.
  public var unknownID: Int32 { id(of: .unknown) }
  /// Id of the begin of a sentence.
  public var beginID: Int32 { id(of: .begin) }
  /// Id of the end of a sentence.
  public var endID: Int32 { id(of: .end) }

  /// Id of a special symbol.
  public func id(of symbol: SpecialSymbol) -> Int32 {
    switch (self, symbol) {
    case (.words, _), (.characters, _): symbol.rawValue
    case (.sentencePiece(let model), .pad): model.padID
    case (.sentencePiece(let model), .unknown): model.unknownID
    case (.sentencePiece(let model), .begin): model.beginID
    case (.sentencePiece(let model), .end): model.endID
    }
  }

  /// Whether an id leaves no trace in a decoded text.
  func isControl(_ id: Int32) -> Bool {
    switch self {
    case .words, .characters: id == padID || id == beginID || id == endID
    case .sentencePiece(let model): model.isControl(id)
    }
  }
}
