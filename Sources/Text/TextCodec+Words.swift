/// Alignments are printed between words, attention is between tokens: this is the map. Words
/// are counted from 0 as `WhitespaceTokeniser` splits the text that the user sees.
extension TextCodec {
  /// Token ids of a line, and for each the word of the line it comes from. A token of several
  /// words (a model may join some) belongs to its first, one of spaces only to the next; −1 where
  /// the line has no words.
  public func encodeWithWords(_ line: String) -> (ids: [Int32], wordIndices: [Int]) {
    switch self {
    case .words:
      let ids = encode(line)
      return (ids, Array(ids.indices))
    case .characters(let vocabulary, let lowercase):
      // Lower-casing may change the number of characters, never that of words.
      let text = lowercase ? line.lowercased() : line
      let characters = CharacterTokeniser().characters(of: text)
      let ranges = Self.ranges(of: text.unicodeScalars.map { String($0) })
      return (
        characters.map(vocabulary.id(of:)), Self.words(at: ranges, in: text).map { $0 ?? -1 }
      )
    case .sentencePiece(let model):
      let (ids, ranges) = model.encodeWithOffsets(line)
      return (ids, Self.words(at: ranges.map { $0 }, in: line).map { $0 ?? -1 })
    }
  }

  /// For each id the word of the text `decode` gives for these ids; nil for padding, begin and
  /// end, which stand in no word.
  public func wordIndices(forTokens ids: [Int32]) -> [Int?] {
    switch self {
    case .words:
      var next = 0
      return ids.map { id in
        guard !isControl(id) else { return nil }
        defer { next += 1 }
        return next
      }
    case .characters(let vocabulary, _):
      let parts = ids.map {
        isControl($0) ? "" : CharacterTokeniser.text(of: [vocabulary[$0]])
      }
      let ranges = zip(ids, Self.ranges(of: parts)).map { isControl($0) ? nil : $1 }
      return Self.words(at: ranges, in: parts.joined())
    case .sentencePiece(let model):
      let (text, ranges) = model.decodeWithOffsets(ids)
      return Self.words(at: ranges, in: text)
    }
  }

  /// `decode`, with unknown words replaced.
  /// - Parameter replacement: given the position in `ids` of an unknown word, what to write
  ///   for it; nil leaves it as `decode` does.
  public func decode(_ ids: [Int32], replacingUnknown replacement: (Int) -> String?) -> String {
    switch self {
    case .words(let vocabulary, _):
      return ids.indices.filter { !isControl(ids[$0]) }
        .map { ids[$0] == unknownID ? replacement($0) ?? vocabulary[ids[$0]] : vocabulary[ids[$0]] }
        .joined(separator: " ")
    case .characters(let vocabulary, _):
      return ids.indices.filter { !isControl(ids[$0]) }.map { position in
        (ids[position] == unknownID ? replacement(position) : nil)
          ?? CharacterTokeniser.text(of: [vocabulary[ids[position]]])
      }.joined()
    case .sentencePiece(let model):
      guard ids.contains(unknownID) else { return model.decode(ids) }
      let (text, ranges) = model.decodeWithOffsets(ids)
      let bytes = Array(text.utf8)
      var output: [UInt8] = []
      var done = 0
      for (position, range) in ranges.enumerated() {
        guard ids[position] == unknownID, let range, let word = replacement(position) else {
          continue
        }
        output += bytes[done..<range.lowerBound]
        Self.append(word, to: &output, before: bytes[range.upperBound...].first)
        done = range.upperBound
      }
      output += bytes[done...]
      return String(decoding: output, as: UTF8.self)
    }
  }

  /// Appends a word with one space on each side, unless there is one or the text ends there.
  private static func append(_ word: String, to output: inout [UInt8], before next: UInt8?) {
    if let last = output.last, !WhitespaceTokeniser.isSpace(last) { output.append(0x20) }
    output += word.utf8
    if let next, !WhitespaceTokeniser.isSpace(next) { output.append(0x20) }
  }

  /// Where each part lies, in bytes, when they stand one after the other.
  private static func ranges(of parts: [String]) -> [Range<Int>?] {
    var end = 0
    return parts.map { part in
      let start = end
      end += part.utf8.count
      return start..<end
    }
  }

  /// The word in which each range of bytes begins, white space aside.
  private static func words(at ranges: [Range<Int>?], in text: String) -> [Int?] {
    let words = WhitespaceTokeniser.byteRanges(of: text)
    var word = 0
    return ranges.map { range in
      guard let range, !words.isEmpty else { return nil }
      // Ranges come in the order of the text, so that the search never goes back.
      while word < words.count - 1, words[word].upperBound <= range.lowerBound { word += 1 }
      return word
    }
  }
}
