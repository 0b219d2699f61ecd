public import Text

/// Sentence pairs as token ids, read from disk where they lie: the corpus need not fit into memory.
public struct ParallelTokens: Sendable {
  public let source: TokenIDFile
  public let target: TokenIDFile

  /// What became of the lines of a corpus.
  public struct Report: Sendable, Equatable {
    public var kept = 0
    /// Pairs with an empty side.
    public var empty = 0
    /// Pairs with more tokens on a side than allowed.
    public var tooLong = 0

    public init(kept: Int = 0, empty: Int = 0, tooLong: Int = 0) {
      (self.kept, self.empty, self.tooLong) = (kept, empty, tooLong)
    }
  }

  public var count: Int { source.count }

  /// Opens what `write` wrote.
  /// - Throws: `TextError` where a file is damaged or of other vocabularies or lengths.
  public init(_ path: String, source: TextCodec, target: TextCodec) throws {
    self.source = try TokenIDFile(path: "\(path).source.ids", codec: source)
    self.target = try TokenIDFile(path: "\(path).target.ids", codec: target)
    guard self.source.count == self.target.count else {
      throw TextError(
        file: "\(path).target.ids",
        "holds \(self.target.count) sentences, its source \(self.source.count)")
    }
  }

  /// Encodes two parallel files into `path`.source.ids and `path`.target.ids. Pairs with an empty
  /// side or more than `maximumLength` tokens on one are left out.
  /// - Throws: `TextError`, also where nothing is left.
  public static func write(
    source: String, target: String, codecs: (source: TextCodec, target: TextCodec),
    maximumLength: Int, to path: String
  ) throws -> Report {
    let writers = (
      try TokenIDFile.Writer(path: "\(path).source.ids", codec: codecs.source),
      try TokenIDFile.Writer(path: "\(path).target.ids", codec: codecs.target)
    )
    var report = Report()
    try ParallelCorpus.forEachPair(source: source, target: target) { pair in
      let ids = (codecs.source.encode(pair.source), codecs.target.encode(pair.target))
      if ids.0.isEmpty || ids.1.isEmpty {
        report.empty += 1
      } else if max(ids.0.count, ids.1.count) > maximumLength {
        report.tooLong += 1
      } else {
        report.kept += 1
        try writers.0.append(ids.0)
        try writers.1.append(ids.1)
      }
    }
    guard report.kept > 0 else {
      throw TextError(
        file: source,
        "and \(target): no pair is left (\(report.empty) with an empty side, "
          + "\(report.tooLong) longer than \(maximumLength) tokens)")
    }
    try writers.0.commit()
    try writers.1.commit()
    return report
  }
}
