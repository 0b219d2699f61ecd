/// How vocabularies are made from text.
public struct VocabularyConfiguration: Sendable, Equatable {
  /// What a token is.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// SentencePiece, unigram language model.
    case unigram
    /// SentencePiece, byte-pair encoding.
    case bpe
    /// Words at white space.
    case words
    /// Characters: Unicode scalars.
    case characters

    /// Whether tokens are counted, not learned.
    public var isCounted: Bool { self == .words || self == .characters }
  }

  public var kind: Kind
  /// Number of ids, special symbols included: exactly for subwords, at most for words
  /// and characters.
  public var size: Int
  public var lowercase = false
  /// Words counted less often are unknown; words and characters only, as `order`.
  public var minimumCount = 1
  public var order = Vocabulary.Order.frequency
  /// See `SentencePieceModel.TrainingOptions`; subwords only, as all that follows.
  public var characterCoverage = 1.0
  public var normalisation: SentencePieceModel.Normalisation = .nmtNFKC
  public var byteFallback = false
  public var maximumSentences = 2_000_000
  public var seed: UInt64 = 1

  public init(kind: Kind, size: Int) {
    self.kind = kind
    self.size = size
  }

  /// Makes a codec from the lines of files, plain or gzip. Counting words holds no more than
  /// the distinct words, training subwords no more than `maximumSentences` sentences.
  /// - Throws: `TextError` for files that cannot be read and settings that cannot be.
  public func train(files: [String]) throws -> TextCodec {
    guard let options = subwordOptions else {
      var counter = counter
      try LineReader.forEachLine(of: files) { counter.add($0) }
      return try counted(counter)
    }
    return .sentencePiece(try SentencePieceModel.train(options, files: files))
  }

  /// Makes a codec from sentences.
  /// - Throws: as for files.
  public func train(sentences: some Sequence<String>) throws -> TextCodec {
    guard let options = subwordOptions else {
      var counter = counter
      for sentence in sentences { counter.add(sentence) }
      return try counted(counter)
    }
    return .sentencePiece(try SentencePieceModel.train(options, sentences: sentences))
  }

  private var counter: Vocabulary.Counter {
    kind == .characters
      ? Vocabulary.Counter(CharacterTokeniser(lowercase: lowercase))
      : Vocabulary.Counter(lowercase: lowercase)
  }

  private func counted(_ counter: Vocabulary.Counter) throws -> TextCodec {
    guard counter.distinctWords > 0 else {
      throw TextError("there is no text to count words of: all lines are empty")
    }
    let vocabulary = try counter.vocabulary(
      maximumSize: size, minimumCount: minimumCount, order: order)
    return kind == .characters
      ? .characters(vocabulary, lowercase: lowercase) : .words(vocabulary, lowercase: lowercase)
  }

  /// What the settings are for SentencePiece; nil where tokens are counted.
  private var subwordOptions: SentencePieceModel.TrainingOptions? {
    let model: SentencePieceModel.Kind
    switch kind {
    case .words, .characters: return nil
    case .unigram: model = .unigram
    case .bpe: model = .bpe
    }
    var options = SentencePieceModel.TrainingOptions(kind: model, size: size)
    options.characterCoverage = characterCoverage
    options.normalisation = normalisation
    options.lowercase = lowercase
    options.byteFallback = byteFallback
    options.maximumSentences = maximumSentences
    options.seed = seed
    return options
  }
}
