public import Text

/// How a text's lines become tokens: what models have in common whose probabilities can be averaged.
public struct LineTokens: Sendable, Equatable {
  public let codec: TextCodec
  /// Whether every line ends with `</s>`.
  public let endOfLine: Bool
  public let emptyLines: LanguageModelConfiguration.DataOptions.EmptyLines

  init(codec: TextCodec, options: LanguageModelConfiguration.DataOptions) {
    self.codec = codec
    endOfLine = options.endOfLine
    emptyLines = options.emptyLines
  }

  /// Token ids of a line, the end mark included where there is one; none for a line that is dropped.
  public func ids(of line: String) -> [Int32] {
    let ids = codec.encode(line)
    if ids.isEmpty, emptyLines == .drop { return [] }
    return endOfLine ? ids + [codec.endID] : ids
  }
}
