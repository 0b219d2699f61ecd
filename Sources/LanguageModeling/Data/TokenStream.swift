public import Text

/// A text as one stream of token ids, read from disk where they lie: it need not fit into memory.
public struct TokenStream: Sendable {
  public typealias Options = LanguageModelConfiguration.DataOptions

  /// What became of a text.
  public struct Report: Sendable, Equatable {
    public var lines = 0
    /// Tokens, the ends of lines included.
    public var tokens = 0
    /// Tokens that the vocabulary does not know, or that the text writes as `<unk>`.
    public var unknown = 0

    public init(lines: Int = 0, tokens: Int = 0, unknown: Int = 0) {
      (self.lines, self.tokens, self.unknown) = (lines, tokens, unknown)
    }
  }

  /// Lines with their end marks, one after the other.
  public let file: TokenIDFile
  public let path: String

  /// Number of tokens, N.
  public var count: Int { file.tokenCount }

  /// Opens what `write` wrote.
  /// - Throws: `TextError` where the file is damaged or of another vocabulary.
  public init(path: String, codec: TextCodec) throws {
    file = try TokenIDFile(path: path, codec: codec)
    self.path = path
  }

  /// Encodes a text, plain or gzip, line by line.
  /// - Throws: `TextError`, also for a text that has fewer than the two tokens of one prediction.
  public static func write(
    _ text: String, codec: TextCodec, options: Options, to path: String
  ) throws -> Report {
    let writer = try TokenIDFile.Writer(path: path, codec: codec)
    var report = Report()
    let reader = try LineReader(path: text)
    let tokens = LineTokens(codec: codec, options: options)
    while let line = try reader.next() {
      let ids = tokens.ids(of: line)
      guard !ids.isEmpty else { continue }
      report.lines += 1
      report.tokens += ids.count
      report.unknown += ids.count { $0 == codec.unknownID }
      try writer.append(ids)
    }
    guard report.tokens >= 2 else {
      throw TextError(file: text, "has \(report.tokens) tokens, wanted 2 or more")
    }
    try writer.commit()
    return report
  }
}
