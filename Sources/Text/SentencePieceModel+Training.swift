extension SentencePieceModel {
  /// What SentencePiece calls the model type.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// Unigram language model (Kudo 2018).
    case unigram
    /// Byte-pair encoding (Sennrich, Haddow and Birch 2016).
    case bpe
  }

  /// How a text is changed before it is segmented; the model carries the rules.
  public enum Normalisation: String, Sendable, CaseIterable, Codable {
    /// NFKC with some changes to white space: SentencePiece's default. A non-breaking space
    /// becomes a space.
    case nmtNFKC = "nmt_nfkc"
    /// NFKC as in the Unicode standard.
    case nfkc
    /// Nothing but the joining of repeated spaces.
    case identity
  }

  /// Options of the training; the same options and sentences give the same bytes. As in
  /// SentencePiece's own trainer, sentences of more than 4192 bytes are passed over.
  public struct TrainingOptions: Sendable, Equatable {
    public var kind: Kind
    /// Number of ids, special symbols included.
    public var size: Int
    /// Share of the text's characters that must be in the vocabulary, in (0, 1].
    public var characterCoverage = 1.0
    public var normalisation: Normalisation = .nmtNFKC
    /// Lower-cases (folds case), as a part of the normalisation; not with `.identity`.
    public var lowercase = false
    /// Writes unknown characters as bytes instead of `<unk>`; costs 256 ids.
    public var byteFallback = false
    /// Trains on at most so many sentences, drawn with `seed`.
    public var maximumSentences = 2_000_000
    public var seed: UInt64 = 1

    public init(kind: Kind, size: Int) {
      self.kind = kind
      self.size = size
    }

    /// - Throws: `TextError` that names the first option that cannot be.
    func check() throws {
      guard size > SpecialSymbol.allCases.count else {
        throw TextError("vocabulary size \(size): wanted more than the four special symbols")
      }
      guard characterCoverage > 0, characterCoverage <= 1 else {
        throw TextError("character coverage \(characterCoverage): wanted above 0 and at most 1")
      }
      guard !(lowercase && normalisation == .identity) else {
        throw TextError("lower-casing is a normalisation: 'identity' excludes it")
      }
      guard maximumSentences > 0 else {
        throw TextError("maximum of \(maximumSentences) sentences: wanted at least one")
      }
    }

    /// As spm_train takes them.
    var arguments: String {
      let values = [
        ("model_type", kind.rawValue),
        ("vocab_size", "\(size)"),
        ("character_coverage", "\(characterCoverage)"),
        ("normalization_rule_name", normalisation.rawValue + (lowercase ? "_cf" : "")),
        ("byte_fallback", byteFallback ? "true" : "false"),
        ("pad_id", "\(SpecialSymbol.pad.rawValue)"), ("pad_piece", SpecialSymbol.pad.text),
        ("unk_id", "\(SpecialSymbol.unknown.rawValue)"),
        ("bos_id", "\(SpecialSymbol.begin.rawValue)"),
        ("eos_id", "\(SpecialSymbol.end.rawValue)"),
        // One thread, and our own sample: the library's draws depend on what ran before.
        ("num_threads", "1"),
        ("input_sentence_size", "0"),
        ("shuffle_input_sentence", "false"),
      ]
      return values.map { "--\($0.0)=\($0.1)" }.joined(separator: " ")
    }
  }

  /// Trains a model on sentences.
  /// - Throws: `TextError` for options that cannot be, for no sentences, and where the library
  ///   refuses, for instance a size that the text cannot fill.
  public static func train(
    _ options: TrainingOptions, sentences: some Sequence<String>
  ) throws -> SentencePieceModel {
    try options.check()
    var sample = SentenceSample(capacity: options.maximumSentences, seed: options.seed)
    for sentence in sentences { sample.add(sentence) }
    return try train(options, sample: sample)
  }

  /// Trains a model on the lines of files, plain or gzip; holds `maximumSentences` at most.
  /// - Throws: as for sentences, and for a file that cannot be read, with file and line.
  public static func train(
    _ options: TrainingOptions, files: [String]
  ) throws -> SentencePieceModel {
    try options.check()
    var sample = SentenceSample(capacity: options.maximumSentences, seed: options.seed)
    try LineReader.forEachLine(of: files) { sample.add($0) }
    return try train(options, sample: sample)
  }

  private static func train(
    _ options: TrainingOptions, sample: SentenceSample
  ) throws -> SentencePieceModel {
    let sentences = sample.sentences.filter { !$0.utf8.allSatisfy(WhitespaceTokeniser.isSpace) }
    guard !sentences.isEmpty else {
      throw TextError("there is no text to train a vocabulary on: all lines are empty")
    }
    let feed = SentenceFeed(sentences)
    let serialized: [UInt8]
    do {
      serialized = try feed.train(options.arguments)
    } catch let error as TextError {
      throw TextError(
        "cannot train a \(options.kind.rawValue) vocabulary of \(options.size) on "
          + "\(sentences.count) sentences: \(wanted(error.problem))")
    }
    return try SentencePieceModel(serialized: serialized)
  }

  /// What the library wants, from its words for the two mistakes that users make; other words as
  /// they are.
  private static func wanted(_ complaint: String) -> String {
    func number(after mark: String) -> Int? {
      guard let place = complaint.firstRange(of: mark)?.upperBound else { return nil }
      return Int(complaint[place...].prefix { $0.isNumber })
    }
    if complaint.hasPrefix("Vocabulary size too high"), let most = number(after: "<= ") {
      return "wanted a size of at most \(most), the text gives no more"
    }
    if complaint.hasPrefix("Vocabulary size is smaller"), let fewest = number(after: " vs ") {
      return "wanted a size of \(fewest) or more: so many have the single characters with the "
        + "special symbols; or a lower character coverage"
    }
    return complaint.isEmpty ? "the library gives no reason" : complaint
  }
}
