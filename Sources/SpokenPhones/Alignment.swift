/// Which phone, and which word, each sample of a speech belongs to.
package struct Alignment: Equatable, Sendable {
  package struct Segment: Equatable, Sendable {
    package var samples: Range<Int>
    package var label: String
  }

  /// From 0 to the speech's end, without gaps; `h#` first and last, `pau` for pauses within.
  package private(set) var phones: [Segment] = []
  /// Without the pauses between them.
  package private(set) var words: [Segment] = []

  /// A phone under way: it ends where the next begins.
  struct Begun {
    var start: Int
    var label: String
    /// The word it belongs to, by its number in the sentence.
    var word: Int?
  }

  /// - Throws: ``SpokenPhonesError/unknownPhoneme(name:accent:sentence:)`` and
  ///   ``SpokenPhonesError/badWords(sentence:problem:)``.
  package init(_ speech: Speech, of sentence: String, accent: Accent) throws {
    let tokens = SentenceWord.all(of: sentence)
    var begun = [Begun(start: 0, label: "h#", word: nil)]
    var word: Int?
    for (index, (sample, event)) in speech.events.enumerated() {
      switch event {
      case .word(let position):
        // A word in two parts (*isn't*, *good-bye*) stays one.
        word = tokens.lastIndex { $0.start <= position } ?? 0
      case .phoneme(let name):
        let end = Self.nextStart(speech, after: index)
        let next = Self.nextPhoneme(speech, after: index)
        guard let meaning = EspeakPhoneMap.meaning(of: name, in: accent, next: next) else {
          throw SpokenPhonesError.unknownPhoneme(
            name: name, accent: accent.rawValue, sentence: sentence)
        }
        switch meaning {
        case .mark: break
        case .pause: begun.append(Begun(start: sample, label: "pau", word: nil))
        case .phones(let labels):
          if let closure = Closure.label(before: labels[0]), let last = begun.last, last.word != nil
          {
            let start = Closure.start(in: speech, endingAt: sample, notBefore: last.start)
            if start < sample { begun.append(Begun(start: start, label: closure, word: word)) }
          }
          for (part, label) in labels.enumerated() {
            // The first sound of a phoneme of two has three fifths of its time: a guess.
            let start = sample + (end - sample) * part * 3 / 5
            begun.append(Begun(start: start, label: label, word: word))
          }
        }
      }
    }
    begun = Liquid.givenTime(begun, rate: speech.rate)
    finish(begun, end: speech.samples.count)
    words = try SpokenWords.segments(
      tokens, begun.filter { $0.word != nil }, phones, of: sentence)
  }

  private static func nextStart(_ speech: Speech, after index: Int) -> Int {
    for (sample, event) in speech.events[(index + 1)...] {
      if case .phoneme(let name) = event, name != ";" { return sample }
    }
    return speech.samples.count
  }

  private static func nextPhoneme(_ speech: Speech, after index: Int) -> String? {
    for (_, event) in speech.events[(index + 1)...] {
      if case .phoneme(let name) = event { return name }
    }
    return nil
  }

  /// Ends each phone where the next begins, drops those without length, joins pauses.
  private mutating func finish(_ begun: [Begun], end: Int) {
    let ends = begun.dropFirst().map { min($0.start, end) } + [end]
    for (phone, stop) in zip(begun, ends) where phone.start < stop {
      if phone.label == "pau", let last = phones.last, last.label == "pau" || last.label == "h#" {
        phones[phones.count - 1].samples = last.samples.lowerBound..<stop
      } else {
        phones.append(Segment(samples: phone.start..<stop, label: phone.label))
      }
    }
    if phones.last?.label == "pau" {
      phones[phones.count - 1].label = "h#"
    } else {
      phones.append(Segment(samples: end..<end, label: "h#"))
    }
    // Empty where the speech begins at once; silence that is added in front gives it length.
    if phones.first?.label != "h#" {
      phones.insert(Segment(samples: 0..<0, label: "h#"), at: 0)
    }
  }
}
