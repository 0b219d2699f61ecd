import Phrasebook

/// What the speakers say: sentences of the phrasebook, each said once, and sentences rich in rare phones,
/// each said by several. Parts share no sentence.
struct SentenceDeck {
  /// A sentence and its name in TIMIT's way: `si12` of the phrasebook, `sx3` of the list.
  struct Sentence: Equatable {
    let id: String
    let text: String
  }

  private let phrases: [CorpusPart: [Sentence]]
  private let coverage: [CorpusPart: [Sentence]]
  private let perSpeaker: Int

  init(_ options: SpokenPhonesOptions) throws {
    let corpus = try PhrasebookGenerator(seed: options.seed).corpus(
      train: max(2000, options.trainSpeakers * options.sentences),
      valid: max(200, options.devSpeakers * options.sentences),
      test: max(200, options.testSpeakers * options.sentences))
    var number = 0
    phrases = [CorpusPart.train: corpus.train, .dev: corpus.valid, .test: corpus.test]
      .sorted { $0.key.rawValue < $1.key.rawValue }
      .reduce(into: [:]) { decks, entry in
        decks[entry.key] = entry.value.map { pair in
          number += 1
          return Sentence(id: "si\(number)", text: pair.english)
        }
      }
    var random = SplitMix(seed: options.seed, counter: SeedCounter.sentences)
    number = 0
    var coverage: [CorpusPart: [Sentence]] = [:]
    for part in CorpusPart.allCases {
      let sentences = CoverageSentences.all(of: part).map { text in
        number += 1
        return Sentence(id: "sx\(number)", text: text)
      }
      coverage[part] = random.shuffled(sentences)
    }
    self.coverage = coverage
    perSpeaker = options.sentences
  }

  /// The sentences of speaker number `index` of a part, from 0.
  func sentences(of part: CorpusPart, speaker index: Int) -> [Sentence] {
    let rare = coverage[part, default: []]
    let shared = min(rare.count, (perSpeaker + 2) / 3)
    let own = perSpeaker - shared
    return (0..<shared).map { rare[(index * shared + $0) % rare.count] }
      + phrases[part, default: []].dropFirst(index * own).prefix(own)
  }
}
