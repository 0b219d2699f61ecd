/// What was recognised beside what was said, matched by utterance, in the references' order.
struct TranscriptPairs {
  let hypotheses: Transcripts
  let references: Transcripts
  /// The hypothesis of every reference.
  let partners: [Int]
  /// The hypotheses' tokens with the references' numbers; those that no reference holds have
  /// numbers behind them.
  let hypothesisTokens: [UInt32]
  /// The names of all numbers.
  let symbols: [String]

  /// - Throws: `TranscriptError.unknown` and `.missing` for ids without a partner;
  ///   `MetricsError.unequalLineCounts` where there are no ids.
  init(hypotheses: Transcripts, references: Transcripts) throws {
    self.hypotheses = hypotheses
    self.references = references
    partners = try Self.match(hypotheses, references)
    var names = references.symbols
    var numbers: [String: UInt32] = [:]
    for (number, name) in names.enumerated() { numbers[name] = UInt32(number) }
    let renumbered = hypotheses.symbols.map { name in
      if let number = numbers[name] { return number }
      names.append(name)
      return UInt32(names.count - 1)
    }
    symbols = names
    hypothesisTokens = hypotheses.tokens.map { renumbered[Int($0)] }
  }

  private static func match(
    _ hypotheses: Transcripts, _ references: Transcripts
  ) throws -> [Int] {
    if hypotheses.isPlain && references.isPlain && hypotheses.count != references.count {
      throw MetricsError.unequalLineCounts(
        file: hypotheses.name, found: hypotheses.count, wanted: references.count,
        like: references.name)
    }
    // Files are mostly in one order: then nothing has to be looked up.
    if hypotheses.ids == references.ids { return Array(references.ids.indices) }
    var numbers: [String: Int] = [:]
    for (number, id) in references.ids.enumerated() { numbers[id] = number }
    var partners = Array(repeating: -1, count: references.count)
    for (index, id) in hypotheses.ids.enumerated() {
      guard let number = numbers[id] else {
        throw TranscriptError.unknown(
          at: hypotheses.place(index), id: id, references: references.name)
      }
      partners[number] = index
    }
    if let number = partners.firstIndex(of: -1) {
      throw TranscriptError.missing(
        file: hypotheses.name, id: references.ids[number], reference: references.place(number))
    }
    return partners
  }
}
