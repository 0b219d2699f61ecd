public import Foundation

/// The three parts of a text for a language model, one sentence a line.
public struct EnglishText: Equatable, Sendable {
  public let train: [String]
  public let valid: [String]
  public let test: [String]
}

/// The corpus `tiny-lm`: the phrasebook's English side at length, as a model of words reads it.
extension PhrasebookGenerator {
  /// The sizes of `tiny-lm`, in sentences.
  public static let defaultTextTrain = 40_000
  public static let defaultTextValid = 1_000
  public static let defaultTextTest = 1_000

  /// The names of the three files that ``writeEnglishText(to:train:valid:test:replacing:)`` makes.
  public static let textFileNames = CombinationSplit.Part.allCases.map { "\($0.rawValue).txt" }

  /// The English sides of ``corpus(train:valid:test:)``, with all that it promises of them, in lower
  /// case and with marks apart: `is she going to carry this bag ?`.
  ///
  /// - Throws: ``PhrasebookError/exhausted(part:wanted:found:)`` when the grammar runs dry.
  public func englishText(
    train: Int = defaultTextTrain, valid: Int = defaultTextValid, test: Int = defaultTextTest
  ) throws -> EnglishText {
    let corpus = try corpus(train: train, valid: valid, test: test)
    return EnglishText(
      train: corpus.train.map { spacedTokens($0.english) },
      valid: corpus.valid.map { spacedTokens($0.english) },
      test: corpus.test.map { spacedTokens($0.english) })
  }

  /// Writes `train.txt`, `valid.txt` and `test.txt`: one sentence a line, blanks between tokens.
  /// Each file is written beside its place and then renamed.
  ///
  /// - Parameter replacing: whether files of these names may be replaced.
  /// - Throws: ``PhrasebookError``, or what the file system answers.
  @discardableResult
  public func writeEnglishText(
    to directory: URL, train: Int = defaultTextTrain, valid: Int = defaultTextValid,
    test: Int = defaultTextTest, replacing: Bool = false
  ) throws -> EnglishText {
    let folder = try CorpusFolder(directory, for: Self.textFileNames, replacing: replacing)
    let text = try englishText(train: train, valid: valid, test: test)
    try folder.write(text.train, as: "train.txt")
    try folder.write(text.valid, as: "valid.txt")
    try folder.write(text.test, as: "test.txt")
    return text
  }
}

/// A sentence in lower case, each mark a token of its own; *doesn't* stays one word.
package func spacedTokens(_ line: String) -> String {
  var text = ""
  for character in line.lowercased() {
    if ".,?!".contains(character) { text.append(" ") }
    text.append(character)
  }
  return text
}
