/// Utterances and the tokens (phones, words, frame labels) that somebody wrote or recognised.
public struct Transcripts: Sendable {
  /// Where they came from, as messages name it.
  public let name: String
  /// The utterances' ids, in order; line numbers where the file has none.
  public internal(set) var ids: [String] = []
  /// Whether ids are nothing but line numbers.
  public internal(set) var isPlain = false

  /// The distinct tokens.
  var symbols: [String] = []
  /// All utterances' tokens, as indices of `symbols`.
  var tokens: [UInt32] = []
  /// Where each utterance ends in `tokens`.
  var ends: [Int] = []
  /// The file of each utterance, an index of `files`, and the line it begins on.
  var places: [(file: Int, line: Int)] = []
  var files: [String] = []
  /// Whether every token has a line of its own, as in `.phn` files.
  var hasTokenLines = false
  /// The dialect that a folder's name tells, such as `dr7`; empty where none does.
  var dialects: [String] = []

  /// Number of utterances.
  public var count: Int { ids.count }
  /// Number of tokens of all utterances.
  public var tokenCount: Int { tokens.count }

  init(name: String) { self.name = name }

  /// Takes given utterances.
  ///
  /// - Throws: `TranscriptError` for none, and for an id that is there twice.
  public init(_ utterances: [(id: String, tokens: [String])], name: String = "utterances") throws {
    self.init(name: name)
    files = [name]
    var numbers: [String: UInt32] = [:]
    for (index, utterance) in utterances.enumerated() {
      for token in utterance.tokens {
        let next = UInt32(symbols.count)
        let number = numbers[token, default: next]
        if number == next {
          numbers[token] = next
          symbols.append(token)
        }
        tokens.append(number)
      }
      appendUtterance(utterance.id, file: 0, line: index + 1)
    }
    if ids.isEmpty { throw TranscriptError.noUtterances(file: name, wanted: "at least one") }
    try checkIDs()
  }

  /// Ends an utterance: the tokens appended since the last one are its own.
  mutating func appendUtterance(_ id: String, file: Int, line: Int, dialect: String = "") {
    ids.append(id)
    ends.append(tokens.count)
    places.append((file, line))
    dialects.append(dialect)
  }

  /// - Throws: `TranscriptError.doubledUtterance` for an id that is there twice.
  func checkIDs() throws {
    var seen: [String: Int] = [:]
    seen.reserveCapacity(count)
    for (index, id) in ids.enumerated() {
      if let first = seen.updateValue(index, forKey: id) {
        throw TranscriptError.doubledUtterance(
          at: place(index), id: id, first: place(first))
      }
    }
  }

  /// An utterance's tokens as a range of `tokens`.
  func range(_ utterance: Int) -> Range<Int> {
    (utterance > 0 ? ends[utterance - 1] : 0)..<ends[utterance]
  }

  /// An utterance's tokens.
  public subscript(utterance: Int) -> [String] {
    tokens[range(utterance)].map { symbols[Int($0)] }
  }

  /// Where an utterance stands.
  func place(_ utterance: Int) -> TranscriptError.Place {
    let place = places[utterance]
    return .init(file: files[place.file], line: place.line)
  }

  /// Where a token stands, as nearly as is known.
  func place(ofToken token: Int) -> TranscriptError.Place {
    let utterance = ends.partitioningIndex { $0 > token }
    let place = places[utterance]
    let offset = hasTokenLines ? token - range(utterance).lowerBound : 0
    return .init(file: files[place.file], line: place.line + offset)
  }
}

extension Array where Element == Int {
  /// The first index whose element satisfies what all elements behind it satisfy too.
  fileprivate func partitioningIndex(_ belongs: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
