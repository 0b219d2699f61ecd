/// Where the words of a sentence are in its speech.
///
/// espeak-ng's dictionary holds some pairs as one entry (*of the*, *no longer*) and reports them as one
/// word. Its vowels are dealt out by the vowels written, and the boundary stands before the consonant in
/// front of the next word's vowel, or at the vowel where the word is written with one first.
enum SpokenWords {
  static let vowels = Set(
    "iy ih ix eh ae aa ao ah uh uw er axr ax ax-h ey ay oy aw ow el en".split(separator: " ")
      .map(String.init))

  /// - Parameters:
  ///   - spoken: the phones that belong to words, in order, each with the number of the word (or of the
  ///     first of its group).
  ///   - phones: all phones with where they end.
  /// - Throws: ``SpokenPhonesError/badWords(sentence:problem:)``
  static func segments(
    _ tokens: [SentenceWord], _ spoken: [Alignment.Begun], _ phones: [Alignment.Segment],
    of sentence: String
  ) throws -> [Alignment.Segment] {
    // By start and label: a phone without length begins where the next does, and is not among the phones.
    let ends = Dictionary(
      phones.map { ("\($0.samples.lowerBound) \($0.label)", $0.samples.upperBound) },
      uniquingKeysWith: max)
    func end(of phone: Alignment.Begun) -> Int? { ends["\(phone.start) \(phone.label)"] }
    let spoken = spoken.filter { end(of: $0) != nil }
    var segments: [Alignment.Segment] = []
    var number = 0
    while number < tokens.count {
      let own = spoken.filter { $0.word == number }
      let next = spoken.compactMap(\.word).first { $0 > number } ?? tokens.count
      let group = tokens[number..<next]
      let starts = try starts(of: group, own, sentence)
      for (place, token) in group.enumerated() {
        let last = place + 1 < starts.count ? starts[place + 1] - 1 : own.count - 1
        let stop = end(of: own[last]) ?? own[last].start
        segments.append(
          Alignment.Segment(samples: own[starts[place]].start..<stop, label: token.text))
      }
      number = next
    }
    return segments
  }

  /// The number of each word's first phone within those of the group.
  private static func starts(
    of group: ArraySlice<SentenceWord>, _ phones: [Alignment.Begun], _ sentence: String
  ) throws -> [Int] {
    let nuclei = phones.indices.filter { vowels.contains(phones[$0].label) }
    guard !phones.isEmpty, group.count == 1 || nuclei.count >= group.count else {
      throw silent(group, sentence)
    }
    var (starts, before) = ([0], 0)
    for (place, (word, next)) in zip(group, group.dropFirst()).enumerated() {
      // At least one is left for each word behind.
      before = min(before + syllables(word.text), nuclei.count - (group.count - place - 1))
      let nucleus = nuclei[before]
      let hasClosure = nucleus > 1 && phones[nucleus - 2].label.hasSuffix("cl")
      let onset = "aeiou".contains(next.text.first ?? " ") ? 0 : hasClosure ? 2 : 1
      starts.append(max(nucleus - onset, (starts.last ?? 0) + 1))
    }
    return starts
  }

  /// Runs of written vowels, without a silent e; at least 1.
  private static func syllables(_ word: String) -> Int {
    let runs = word.split { !"aeiouy".contains($0) }.count
    return max(1, word.hasSuffix("e") && runs > 1 ? runs - 1 : runs)
  }

  private static func silent(_ group: ArraySlice<SentenceWord>, _ sentence: String)
    -> SpokenPhonesError
  {
    .badWords(
      sentence: sentence,
      problem: "cannot tell apart in the speech: \(group.map(\.text).joined(separator: ", "))")
  }
}
