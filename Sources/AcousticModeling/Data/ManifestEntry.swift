import Text

/// A line of a manifest: an utterance whose transcript may still stand elsewhere, in a file of
/// segments, or in words that a dictionary has to spell.
public struct ManifestEntry: Equatable, Sendable {
  /// What the line says of what was said.
  public enum Transcript: Equatable, Sendable {
    case none
    case phones([String])
    /// A file like TIMIT's `.phn`, see `SegmentFile`.
    case segments(file: String)
    /// Words as written, punctuation and all; see `PronouncingDictionary`.
    case words([String])
  }

  /// Unique within a manifest, without white space.
  public var id: String
  /// The sound file.
  public var sound: String
  public var speaker: String?
  public var dialect: String?
  public var transcript: Transcript

  public init(
    id: String, sound: String, speaker: String? = nil, dialect: String? = nil,
    transcript: Transcript = .none
  ) {
    (self.id, self.sound, self.speaker, self.dialect) = (id, sound, speaker, dialect)
    self.transcript = transcript
  }

  /// The utterance, its transcript as phones.
  ///
  /// - Parameters:
  ///   - dictionary: spells words.
  ///   - file, line: where this entry stands, for errors.
  /// - Throws: `TextError` with the file of segments and its line; with `file` and `line` for a
  ///   file of segments that is not there, a word that the dictionary does not have, and words
  ///   without a dictionary.
  public func utterance(
    dictionary: PronouncingDictionary? = nil, file: String? = nil, line: Int? = nil
  ) throws -> Utterance {
    let known: Utterance.Transcript
    switch transcript {
    case .none: known = .none
    case .phones(let phones): known = .phones(phones)
    case .segments(let path):
      try require(path, "segments", file: file, line: line)
      // Frames find their label by going through them once.
      known = .segments(
        try SegmentFile(contentsOf: path).segments.sorted {
          $0.samples.lowerBound < $1.samples.lowerBound
        })
    case .words(let words):
      guard let dictionary else {
        throw TextError(
          file: file, line: line,
          "'\(id)' has words, wanted phones: a pronouncing dictionary makes them (--dictionary)")
      }
      var phones: [String] = []
      for word in words {
        guard let spelled = dictionary.phones(ofWritten: word) else {
          throw TextError(
            file: file, line: line,
            "'\(id)': found word '\(word)', wanted one of \(dictionary.file)")
        }
        phones += spelled
      }
      known = phones.isEmpty ? .none : .phones(phones)
    }
    return Utterance(
      id: id, sound: sound, speaker: speaker, dialect: dialect, transcript: known)
  }

  /// - Throws: `TextError` where a file that the entry names is not there.
  func require(_ path: String, _ column: String, file: String?, line: Int?) throws {
    guard DataPath.exists(path) else {
      throw TextError(
        file: file, line: line, "\(column) of '\(id)': found no file \(path), wanted one")
    }
  }
}
