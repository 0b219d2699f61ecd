import Files

/// Checks a parallel corpus line by line and, where asked, writes it again without the pairs
/// that are no good. Holds two lines and a hash (with its table's room, some twenty bytes at most)
/// for each distinct pair, never the corpus.
public struct CorpusCheck: Sendable {
  /// A side with more words than this is too long.
  public var maximumWords = 250
  /// A side with more Unicode scalars than this is too long.
  public var maximumCharacters = 4000
  /// One side may have this many times the words of the other; the default is that of Moses'
  /// `clean-corpus-n.perl`.
  public var maximumRatio = 9.0
  /// Pairs with any of these are left out of a cleaned corpus; pairs of an `unequalLines`
  /// corpus cannot be told right from wrong, so that it is never cleaned.
  public var dropped: Set<CorpusFinding.Kind> = [
    .nulByte, .invalidUTF8, .emptySide, .emptyPair, .tooLong, .lengthRatio, .controlCharacter,
  ]
  /// The most distinct pairs that are remembered to find duplicates.
  public var duplicateCapacity = 100_000_000

  public init() {}

  /// Checks two files, plain or gzip.
  /// - Parameters:
  ///   - clean: two files to write the good pairs to; nil to write nothing.
  ///   - report: is told every finding, in the order of the lines.
  /// - Throws: `TextError` if a file cannot be read or unpacked, and, with `clean`, if the files
  ///   do not have equally many lines; `FileError` if one cannot be written. Then nothing is.
  public func run(
    source: String, target: String, clean: (source: String, target: String)? = nil,
    report: (CorpusFinding) throws -> Void
  ) throws -> CorpusSummary {
    if let clean {
      for (output, input) in [clean.source, clean.target].flatMap({ output in
        [source, target].map { (output, $0) }
      }) { try AtomicFile.refuse(output, asWellAs: input) }
    }
    let readers = (try LineReader(path: source), try LineReader(path: target))
    var pass = CorpusPass(check: self, source: readers.0.name, target: readers.1.name)
    let outputs = try clean.map {
      (try AtomicFile(path: $0.source), try AtomicFile(path: $0.target))
    }
    while true {
      let pair = (try readers.0.nextBytes(), try readers.1.nextBytes())
      guard let first = pair.0, let second = pair.1 else {
        if pair.0 != nil || pair.1 != nil {
          try pass.unequal(readers, report)
          guard clean == nil else {
            throw TextError(
              file: source,
              "has \(pass.summary.source.lines) lines and \(target) has "
                + "\(pass.summary.target.lines): pairs cannot be told right from wrong")
          }
        }
        break
      }
      let isGood = try pass.examine(first, second, report)
      guard isGood else { continue }
      pass.summary.kept += 1
      if let outputs {
        try outputs.0.write(first + [0x0a])
        try outputs.1.write(second + [0x0a])
      }
    }
    try outputs?.0.commit()
    try outputs?.1.commit()
    return pass.summary
  }
}
