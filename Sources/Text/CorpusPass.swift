/// One pass of a `CorpusCheck` over a corpus: what it has counted and remembers.
struct CorpusPass {
  private let check: CorpusCheck
  private var seen: Set<UInt64> = []
  var summary: CorpusSummary

  init(check: CorpusCheck, source: String, target: String) {
    self.check = check
    summary = CorpusSummary(source: .init(file: source), target: .init(file: target))
  }

  /// A line that is text, measured.
  private struct Measured {
    var words: Int
    var characters: Int
    var control: UInt32?
  }

  /// Checks one pair, reports what it finds, and says whether a cleaned corpus keeps the pair.
  mutating func examine(
    _ source: [UInt8], _ target: [UInt8], _ report: (CorpusFinding) throws -> Void
  ) throws -> Bool {
    summary.source.lines += 1
    summary.target.lines += 1
    let line = summary.source.lines
    let names = (summary.source.file, summary.target.file)
    var isGood = true
    func find(_ kind: CorpusFinding.Kind, _ file: String, _ message: String) throws {
      summary.findings[kind.rawValue, default: 0] += 1
      if check.dropped.contains(kind) { isGood = false }
      try report(CorpusFinding(kind: kind, file: file, line: line, message: message))
    }
    func measure(_ bytes: [UInt8], _ file: String) throws -> Measured? {
      guard !bytes.contains(0) else {
        try find(.nulByte, file, "holds a NUL byte, wanted text")
        return nil
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        try find(.invalidUTF8, file, "is not valid UTF-8")
        return nil
      }
      let measured = Self.measure(text)
      if measured.words > check.maximumWords {
        try find(
          .tooLong, file, "has \(measured.words) words, wanted \(check.maximumWords) at most")
      } else if measured.characters > check.maximumCharacters {
        try find(
          .tooLong, file,
          "has \(measured.characters) characters, wanted \(check.maximumCharacters) at most")
      }
      if let control = measured.control {
        let code = String(control, radix: 16, uppercase: true)
        try find(.controlCharacter, file, "holds the control character U+\(code)")
      }
      return measured
    }
    guard let first = try measure(source, names.0), let second = try measure(target, names.1)
    else { return isGood }
    summary.source.add(first.words)
    summary.target.add(second.words)
    switch (first.words, second.words) {
    case (0, 0): try find(.emptyPair, names.0, "is empty, as is its translation")
    case (0, _): try find(.emptySide, names.0, "is empty, but its translation is not")
    case (_, 0): try find(.emptySide, names.1, "is empty, but its source is not")
    default:
      let counts = (Double(first.words), Double(second.words))
      if max(counts.0, counts.1) > check.maximumRatio * min(counts.0, counts.1) {
        try find(
          .lengthRatio, names.0,
          "has \(first.words) words and its translation \(second.words): "
            + "more than \(check.maximumRatio) to 1")
      }
      if source == target { try find(.identical, names.0, "is the same as its translation") }
      if isRepeated(source, target) {
        try find(.duplicate, names.0, "is, with its translation, the same as an earlier pair")
      }
    }
    return isGood
  }

  /// Reports that one file has ended, and counts the rest of the other.
  mutating func unequal(
    _ readers: (LineReader, LineReader), _ report: (CorpusFinding) throws -> Void
  ) throws {
    while try readers.0.nextBytes() != nil {}
    while try readers.1.nextBytes() != nil {}
    summary.source.lines = readers.0.lineNumber
    summary.target.lines = readers.1.lineNumber
    let (shorter, longer) =
      readers.0.lineNumber < readers.1.lineNumber ? readers : (readers.1, readers.0)
    let kind = CorpusFinding.Kind.unequalLines
    summary.findings[kind.rawValue, default: 0] += 1
    try report(
      CorpusFinding(
        kind: kind, file: shorter.name, line: shorter.lineNumber + 1,
        message: "the file ends after \(shorter.lineNumber) lines, "
          + "but \(longer.name) has \(longer.lineNumber)"))
  }

  private mutating func isRepeated(_ source: [UInt8], _ target: [UInt8]) -> Bool {
    var fingerprint = Fingerprint(source)
    // No line holds a line feed: "a", "bc" and "ab", "c" stay apart.
    fingerprint.add(0x0a)
    fingerprint.add(target)
    guard seen.count < check.duplicateCapacity else {
      summary.duplicatesAreComplete = false
      return seen.contains(fingerprint.value)
    }
    return !seen.insert(fingerprint.value).inserted
  }

  private static func measure(_ text: String) -> Measured {
    var measured = Measured(words: 0, characters: 0)
    var isInWord = false
    for scalar in text.unicodeScalars {
      measured.characters += 1
      let value = scalar.value
      let isSpace = value == 0x20 || (0x09...0x0d).contains(value)
      if !isSpace, !isInWord { measured.words += 1 }
      isInWord = !isSpace
      let isControl = value < 0x20 || (0x7f...0x9f).contains(value)
      if isControl, value != 0x09, measured.control == nil { measured.control = value }
    }
    return measured
  }
}

extension CorpusSummary.Side {
  fileprivate mutating func add(_ count: Int) {
    words += count
    longestLine = max(longestLine, count)
  }
}
