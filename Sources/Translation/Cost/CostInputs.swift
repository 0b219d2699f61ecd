import Foundation
import Text
import Training

/// The sizes that a cost depends on: given, or from the files that a configuration names.
public struct CostInputs: Sendable {
  public let sourceVocabulary: Int
  public let targetVocabulary: Int
  /// nil where the corpus is neither given nor there.
  public let corpus: CorpusSize?
  /// What could not be found out.
  public let notes: [String]

  /// - Throws: `ConfigurationError` where a vocabulary's size is neither given nor there;
  ///   `TextError` where a file is there but cannot be read.
  public init(
    _ configuration: TranslationConfiguration, sourceVocabulary: Int?, targetVocabulary: Int?,
    corpus: CorpusSize?
  ) throws {
    let data = configuration.data
    let source = try Self.codec(data.sourceVocabulary)
    let target = try Self.codec(data.targetVocabulary)
    func size(_ given: Int?, _ codec: TextCodec?, _ path: String, _ flag: String) throws -> Int {
      guard let size = given ?? codec?.vocabularyCount else {
        throw ConfigurationError(
          file: path, line: nil, problem: "there is no such file yet; give its size with \(flag)")
      }
      return size
    }
    self.sourceVocabulary = try size(
      sourceVocabulary, source, data.sourceVocabulary, "--source-vocabulary")
    self.targetVocabulary = try size(
      targetVocabulary, target, data.targetVocabulary, "--target-vocabulary")
    if configuration.model.tying == .all, self.sourceVocabulary != self.targetVocabulary {
      throw ConfigurationError(
        file: data.sourceVocabulary, line: nil,
        problem: "model.tying all wants the same vocabulary for source and target, found "
          + "\(self.sourceVocabulary) and \(self.targetVocabulary) ids")
    }
    if let corpus {
      (self.corpus, notes) = (corpus, [])
    } else if let source, let target, Self.isThere(data.trainSource),
      Self.isThere(data.trainTarget)
    {
      self.corpus = try CorpusSize(
        source: data.trainSource, target: data.trainTarget, codecs: (source, target),
        maximumLength: data.maximumLength)
      notes = []
    } else {
      self.corpus = nil
      notes = [
        "the training text or its vocabulary is not there: no figures for an epoch; --pairs, "
          + "--source-tokens and --target-tokens give them"
      ]
    }
  }

  private static func codec(_ path: String) throws -> TextCodec? {
    isThere(path) ? try TextCodec(contentsOf: path) : nil
  }

  private static func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }
}
