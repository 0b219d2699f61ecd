/// Why the corpus cannot be made: what was found and what was wanted.
public enum SpokenPhonesError: Error, Equatable, Sendable, CustomStringConvertible {
  /// An option out of its range.
  case badOption(name: String, found: Int, wanted: String)
  /// The folder is there already.
  case folderExists(path: String)
  /// The folder that is to be replaced holds what is no part of a corpus.
  case foreignFolder(path: String, entry: String)
  /// espeak-ng's library cannot be loaded.
  case missingLibrary(name: String)
  /// The library was found, but cannot do what is asked of it.
  case espeak(String)
  /// A phoneme of espeak-ng's that no phone of TIMIT's stands for yet.
  case unknownPhoneme(name: String, accent: String, sentence: String)
  /// Words of the text and words of the speech do not fit together.
  case badWords(sentence: String, problem: String)

  public var description: String {
    switch self {
    case .badOption(let name, let found, let wanted):
      "\(name) is \(found); wanted is \(wanted)"
    case .folderExists(let path):
      "\(path) exists already; choose another folder or allow it to be replaced (--force)"
    case .foreignFolder(let path, let entry):
      "\(path) holds '\(entry)', which is no part of such a corpus, so it is not replaced; choose "
        + "another folder"
    case .missingLibrary(let name):
      "\(name) is missing: apt install libespeak-ng1"
    case .espeak(let problem):
      "espeak-ng: \(problem)"
    case .unknownPhoneme(let name, let accent, let sentence):
      "espeak-ng's phoneme \"\(name)\" of the accent \(accent) has no TIMIT phone in our table: "
        + "found in \"\(sentence)\""
    case .badWords(let sentence, let problem):
      "\"\(sentence)\": \(problem)"
    }
  }
}
