import Files
import Foundation
import Text
import Training

// The text that BLEU is computed on lies in the run folder, like the ids of the training data: a
// training that goes on must not depend on what has become of the corpus since.
extension TranslationTraining {
  typealias ValidationText = (sources: [String], references: [String])

  /// Copies the first so many pairs of the validation set, where BLEU is asked for.
  /// - Parameter place: the path for one of the run folder's names.
  static func copyValidationText(
    of configuration: TranslationConfiguration, to place: (String) -> String
  ) throws {
    guard configuration.validation.beam != nil else { return }
    var (sources, references) = ("", "")
    for pair in try ParallelCorpus(
      source: configuration.data.validSource, target: configuration.data.validTarget
    ).pairs.prefix(configuration.validation.sentences) {
      sources += pair.source + "\n"
      references += pair.target + "\n"
    }
    try AtomicFile.write(sources, to: place(validTextNames.source))
    try AtomicFile.write(references, to: place(validTextNames.target))
  }

  /// Makes up for the copy that a run of an older version does not have.
  /// - Returns: what the user has to be warned of.
  static func restoreValidationText(
    of configuration: TranslationConfiguration, in folder: RunFolder
  ) throws -> [String] {
    let names = [validTextNames.source, validTextNames.target]
    guard configuration.validation.beam != nil,
      let missing = names.first(where: {
        !FileManager.default.fileExists(atPath: folder.file($0))
      })
    else { return [] }
    try copyValidationText(of: configuration) { folder.file($0) }
    return [
      "\(folder.file(missing)) was missing and is made anew from "
        + "\(configuration.data.validSource) and \(configuration.data.validTarget): BLEU is that "
        + "of before only if they are what they were"
    ]
  }

  /// What BLEU is computed on, from the run's copy.
  static func validationText(
    _ configuration: TranslationConfiguration, in folder: RunFolder
  ) throws -> ValidationText {
    guard configuration.validation.beam != nil else { return ([], []) }
    let pairs = try ParallelCorpus(
      source: folder.file(validTextNames.source), target: folder.file(validTextNames.target)
    ).pairs
    return (pairs.map(\.source), pairs.map(\.target))
  }
}
