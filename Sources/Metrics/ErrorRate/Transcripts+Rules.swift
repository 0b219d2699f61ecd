extension Transcripts {
  /// The same with every token folded and in lower case, as asked.
  ///
  /// - Throws: `TranscriptError.unknownPhone` for the first that the folding does not know.
  func renamed(folding: PhoneFolding?, isLowercased: Bool) throws -> Transcripts {
    if folding == nil && !isLowercased { return self }
    var result = self
    result.symbols = []
    var numbers: [String: UInt32] = [:]
    /// The new number of each symbol; nil where it is deleted.
    var renumbered: [UInt32?] = []
    for (number, symbol) in symbols.enumerated() {
      var target = isLowercased ? LowerCase.of(symbol) : symbol
      if let folding {
        target = try folded(target, number: number, by: folding)
      }
      if target.isEmpty {
        renumbered.append(nil)
        continue
      }
      let next = UInt32(result.symbols.count)
      let number = numbers[target, default: next]
      if number == next {
        numbers[target] = next
        result.symbols.append(target)
      }
      renumbered.append(number)
    }
    result.rewrite { token, _ in renumbered[Int(token)] }
    return result
  }

  /// What the symbol of a number is scored as; empty where it is not.
  ///
  /// - Parameter symbol: in lower case, where that is asked.
  /// - Throws: `TranscriptError.unknownPhone` at the first place where it stands.
  func folded(_ symbol: String, number: Int, by folding: PhoneFolding) throws -> String {
    guard let target = folding.target(of: symbol) else {
      let token = tokens.firstIndex(of: UInt32(number)) ?? 0
      throw TranscriptError.unknownPhone(
        at: place(ofToken: token), phone: symbols[number], folding: folding.source)
    }
    return target
  }

  /// Removes silence: all of it, or but for the first of several in a row.
  mutating func reduce(_ silence: String, keepsFirst: Bool) {
    guard let number = symbols.firstIndex(of: silence).map(UInt32.init) else { return }
    rewrite { token, previous in
      token == number && (!keepsFirst || previous == number) ? nil : token
    }
  }

  /// Writes every utterance anew: a token becomes what `change` makes of it and of the token
  /// kept before it in the same utterance, or nothing.
  private mutating func rewrite(_ change: (UInt32, UInt32?) -> UInt32?) {
    var kept = 0
    var start = 0
    for utterance in ends.indices {
      var previous: UInt32?
      for index in start..<ends[utterance] {
        guard let token = change(tokens[index], previous) else { continue }
        tokens[kept] = token
        kept += 1
        previous = token
      }
      start = ends[utterance]
      ends[utterance] = kept
    }
    tokens.removeSubrange(kept...)
  }
}
