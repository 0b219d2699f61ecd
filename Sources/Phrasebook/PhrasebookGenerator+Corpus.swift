public import Foundation

/// What can go wrong with a wished-for corpus.
public enum PhrasebookError: Error, Equatable, CustomStringConvertible {
  /// The grammar has no more sentences of this part.
  case exhausted(part: String, wanted: Int, found: Int)
  /// A file is in the way.
  case fileExists(path: String)

  public var description: String {
    switch self {
    case .exhausted(let part, let wanted, let found):
      "\(part): \(wanted) sentences wanted, but the grammar can supply \(found) here"
        + (part == "valid" || part == "test"
          ? " whose every word occurs in the training part; ask for fewer, or for more training pairs"
          : "; ask for fewer")
    case .fileExists(let path):
      "\(path) exists already; choose another folder or allow it to be replaced (--force)"
    }
  }
}

extension PhrasebookGenerator {
  /// The corpus: no sentence of either language occurs twice, within or across its parts; every
  /// word of valid and test occurs in train; each of their sentences shows a combination of words
  /// that no training sentence shows.
  ///
  /// - Throws: ``PhrasebookError/exhausted(part:wanted:found:)`` when the grammar runs dry.
  public func corpus(
    train: Int = defaultTrain, valid: Int = defaultValid, test: Int = defaultTest
  ) throws -> PhrasebookCorpus {
    var builder = CorpusBuilder(split: split)
    var counter: UInt64 = 0
    var gate = DrynessGate()
    while builder.train.count < train {
      let isNew = builder.add(draft(at: counter), trainingIsFull: false)
      counter += 1
      guard gate.admits(isNew) else {
        throw PhrasebookError.exhausted(part: "train", wanted: train, found: builder.train.count)
      }
    }
    builder.dropUnteachable()
    gate = DrynessGate()
    while builder.valid.count < valid || builder.test.count < test {
      let isNew = builder.add(draft(at: counter), trainingIsFull: true)
      counter += 1
      guard gate.admits(isNew) else {
        let isValid = builder.valid.count < valid
        throw PhrasebookError.exhausted(
          part: isValid ? "valid" : "test", wanted: isValid ? valid : test,
          found: isValid ? builder.valid.count : builder.test.count)
      }
    }
    return PhrasebookCorpus(
      train: builder.train, valid: Array(builder.valid.prefix(valid)),
      test: Array(builder.test.prefix(test)))
  }

  /// The names of the six files that ``write(to:train:valid:test:replacing:)`` makes.
  public static let fileNames = CombinationSplit.Part.allCases.flatMap {
    ["\($0.rawValue).en", "\($0.rawValue).fr"]
  }

  /// Writes `train.en`, `train.fr`, `valid.en`, … : one sentence a line, UTF-8, line *n* of the two
  /// languages being a pair. Each file is written beside its place and then renamed.
  ///
  /// - Parameter replacing: whether files of these names may be replaced.
  /// - Throws: ``PhrasebookError``, or `FileError`.
  @discardableResult
  public func write(
    to directory: URL, train: Int = defaultTrain, valid: Int = defaultValid,
    test: Int = defaultTest, replacing: Bool = false
  ) throws -> PhrasebookCorpus {
    let folder = try CorpusFolder(directory, for: Self.fileNames, replacing: replacing)
    let corpus = try corpus(train: train, valid: valid, test: test)
    for (name, pairs) in [("train", corpus.train), ("valid", corpus.valid), ("test", corpus.test)] {
      try folder.write(pairs.map(\.english), as: name + ".en")
      try folder.write(pairs.map(\.french), as: name + ".fr")
    }
    return corpus
  }
}

/// Sorts drafts into the parts and keeps them free of doubles.
struct CorpusBuilder {
  let split: CombinationSplit
  private(set) var train: [PhrasePair] = []
  private(set) var valid: [PhrasePair] = []
  private(set) var test: [PhrasePair] = []
  private var seen: Set<String> = []
  private var known: Set<String> = []

  init(split: CombinationSplit) {
    self.split = split
  }

  /// Whether the draft was taken. With a full training part, words must be known from there.
  mutating func add(_ draft: Draft, trainingIsFull: Bool) -> Bool {
    guard PhrasebookGenerator.hasTeachableLength(draft.english),
      let part = split.part(of: draft.combinations), !(trainingIsFull && part == .train)
    else { return false }
    let pair = PhrasePair(
      english: draft.english, french: draft.french, combinations: draft.combinations)
    if trainingIsFull, !isTeachable(pair) { return false }
    // The languages share one set: a line that is the same in both is a double too.
    guard !seen.contains(pair.english), !seen.contains(pair.french) else { return false }
    seen.insert(pair.english)
    seen.insert(pair.french)
    switch part {
    case .train:
      train.append(pair)
      known.formUnion(phrasebookWords(pair.english).map { "en " + $0 })
      known.formUnion(phrasebookWords(pair.french).map { "fr " + $0 })
    case .valid: valid.append(pair)
    case .test: test.append(pair)
    }
    return true
  }

  /// Leaves in valid and test only what uses words known from training.
  mutating func dropUnteachable() {
    valid = valid.filter(isTeachable)
    test = test.filter(isTeachable)
  }

  private func isTeachable(_ pair: PhrasePair) -> Bool {
    phrasebookWords(pair.english).allSatisfy { known.contains("en " + $0) }
      && phrasebookWords(pair.french).allSatisfy { known.contains("fr " + $0) }
  }
}

/// The words of a line, in lower case: split at spaces, without the marks around them. An elided
/// word stays with the next (*l'homme* is one).
package func phrasebookWords(_ line: String) -> [String] {
  line.lowercased().split { " .,?!".contains($0) }.map(String.init)
}
