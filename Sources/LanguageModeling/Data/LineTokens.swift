public import Text

/// How a text's lines become tokens: what models have in common whose probabilities can be averaged.
public struct LineTokens: Sendable, Equatable {
  public let codec: TextCodec
  /// Whether every line ends with `</s>`.
  public let endOfLine: Bool
  public let emptyLines: LanguageModelConfiguration.DataOptions.EmptyLines

  private init(
    codec: TextCodec, endOfLine: Bool,
    emptyLines: LanguageModelConfiguration.DataOptions.EmptyLines
  ) {
    (self.codec, self.endOfLine, self.emptyLines) = (codec, endOfLine, emptyLines)
  }

  init(codec: TextCodec, options: LanguageModelConfiguration.DataOptions) {
    self.codec = codec
    endOfLine = options.endOfLine
    emptyLines = options.emptyLines
  }

  /// The same, but a line without tokens is its end mark, whatever the model's data options say:
  /// what is scored is never dropped.
  public var keepingEmptyLines: LineTokens {
    LineTokens(codec: codec, endOfLine: endOfLine, emptyLines: .keep)
  }

  /// Token ids of a line, the end mark included where there is one; none for a line that is dropped.
  public func ids(of line: String) -> [Int32] {
    let ids = codec.encode(line)
    if ids.isEmpty, emptyLines == .drop { return [] }
    return endOfLine ? ids + [codec.endID] : ids
  }
}
