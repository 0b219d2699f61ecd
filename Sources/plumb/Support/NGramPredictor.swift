import Baselines
import LanguageModeling
import Text

/// An n-gram model as a predictor of a language model's tokens. It knows of nothing before a line.
final class NGramPredictor: TextPredictor {
  let streams: [String]
  private var scorer: VocabularyScorer
  /// Whether the text's first token is still to be read and not predicted.
  private var skipsFirst: Bool

  init(_ model: NGramModel, name: String, tokens: LineTokens, pass: ScoringPass) {
    let codec = tokens.codec
    streams = [name]
    scorer = VocabularyScorer(
      model, words: codec.tokens(for: (0..<Int32(codec.vocabularyCount)).map { $0 }),
      unknown: Int(codec.unknownID), end: Int(codec.endID),
      unused: [Int(codec.padID), Int(codec.beginID)])
    skipsFirst = pass == .paper
    if scorer.strangers > 0 {
      StandardError.write(
        "warning: \(name): does not know \(scorer.strangers) of the \(codec.vocabularyCount) tokens "
          + "of the model's vocabulary; they share <unk>'s probability")
    }
  }

  func predict(_ lines: [[Int32]]) -> [PredictedLine] {
    lines.map { line in
      scorer.start()
      return PredictedLine(
        streams: [
          line.map { id in
            let score = scorer.score(id)
            defer { skipsFirst = false }
            return skipsFirst ? nil : score
          }
        ])
    }
  }
}
