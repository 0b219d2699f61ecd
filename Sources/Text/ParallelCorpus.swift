/// Sentences and their translations, in memory.
public struct ParallelCorpus: Sendable {
  /// A sentence and its translation.
  public struct Pair: Sendable, Equatable {
    public var source: String
    public var target: String
    /// The line of both in their files, counted from 1.
    public var line: Int

    public init(source: String, target: String, line: Int) {
      self.source = source
      self.target = target
      self.line = line
    }
  }

  /// The files as the user named them.
  public let sourceName: String
  public let targetName: String
  /// The pairs, in the order of the files.
  public let pairs: [Pair]

  /// Loads two files with one sentence a line, plain or gzip.
  /// - Throws: `TextError` if a file cannot be read, holds bytes that are not text, or has
  ///   fewer lines than the other.
  public init(source: String, target: String) throws {
    var pairs: [Pair] = []
    try Self.forEachPair(source: source, target: target) { pairs.append($0) }
    self.pairs = pairs
    sourceName = source
    targetName = target
  }

  /// Reads two files side by side without holding them.
  /// - Throws: `TextError` as for loading, and what `body` throws.
  public static func forEachPair(
    source: String, target: String, _ body: (Pair) throws -> Void
  ) throws {
    let sources = try LineReader(path: source)
    let targets = try LineReader(path: target)
    while true {
      let pair = (try sources.next(), try targets.next())
      switch pair {
      case (let first?, let second?):
        try body(Pair(source: first, target: second, line: sources.lineNumber))
      case (nil, nil): return
      case (nil, _?): throw Self.unequal(shorter: sources, longer: targets)
      case (_?, nil): throw Self.unequal(shorter: targets, longer: sources)
      }
    }
  }

  private static func unequal(shorter: LineReader, longer: LineReader) -> TextError {
    TextError(
      file: shorter.name,
      "ends after \(shorter.lineNumber) lines, but \(longer.name) goes on: "
        + "parallel files must have equally many lines")
  }
}
