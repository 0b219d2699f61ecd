import Tensors
import Translation

/// A scorer made from tables: the next token depends on the sentence, the last token and, where there
/// are several tables, the number of tokens so far. Attention, where given, is a function of the
/// sentence and the last token.
struct TableScorer: NextTokenScorer {
  /// p of next given last: one table [last][next] for each step, the last one for all later steps.
  typealias Tables = [[[Double]]]

  private struct Row {
    var sentence: Int
    var length: Int
  }

  private let tables: [Tables]
  /// Attention weights [sentence][last token][source token].
  private let weights: [[[Float]]]?
  private var rows: [Row]
  private(set) var sentenceCount: Int
  let vocabularyCount: Int
  private(set) var attention: Tensor<Float>?
  /// Rows scored, call by call.
  private(set) var batchRows: [Int] = []

  init(_ tables: [Tables], weights: [[[Float]]]? = nil) {
    self.tables = tables
    self.weights = weights
    rows = tables.indices.map { Row(sentence: $0, length: 0) }
    sentenceCount = tables.count
    vocabularyCount = tables[0][0].count
  }

  mutating func logProbabilities(after tokens: [Int32]) -> Tensor<Float> {
    precondition(tokens.count == rows.count)
    batchRows.append(rows.count)
    var values: [Float] = []
    var attended: [Float] = []
    for (r, token) in tokens.enumerated() {
      let tables = tables[rows[r].sentence]
      values += tables[min(rows[r].length, tables.count - 1)][Int(token)].map {
        Float(logarithm($0))
      }
      if let weights { attended += weights[rows[r].sentence][Int(token)] }
      rows[r].length += 1
    }
    if weights != nil {
      attention = Tensor(attended, shape: [tokens.count, attended.count / tokens.count])
    }
    return Tensor(values, shape: [tokens.count, vocabularyCount])
  }

  mutating func select(rows selected: [Int32], sentences: [Int]) {
    precondition(!sentences.isEmpty && selected.count % sentences.count == 0)
    precondition(sentences.allSatisfy { $0 < sentenceCount } && sentences == sentences.sorted())
    let width = selected.count / sentences.count
    let oldWidth = rows.count / sentenceCount
    for (r, old) in selected.enumerated() {
      precondition(Int(old) / oldWidth == sentences[r / width], "a row of another sentence")
    }
    rows = selected.map { rows[Int($0)] }
    sentenceCount = sentences.count
  }
}

/// Tables with random probabilities: the begin of sentence (0) and padding (1) get some as well, so
/// that a search has to leave them out.
func randomTables(
  seed: UInt64, sentences: Int, vocabulary: Int, steps: Int = 4, endScale: Double = 1
) -> [TableScorer.Tables] {
  let count = sentences * steps * vocabulary * vocabulary
  let uniform = Tensor<Double>(uninitialized: [count])
  uniform.fillUniform(0, 1, RandomStream(seed: seed, site: 7, update: 0))
  var at = uniform.array.makeIterator()
  return (0..<sentences).map { _ in
    (0..<steps).map { _ in
      (0..<vocabulary).map { _ in
        var row = (0..<vocabulary).map { _ in exponential(3 * (at.next() ?? 0)) }
        row[2] *= endScale
        let sum = row.reduce(0, +)
        return row.map { $0 / sum }
      }
    }
  }
}

/// Ids of the tables: 0 begin of sentence, 1 padding, 2 end of sentence.
func tableOptions(beam: Int, nBest: Int = 1) -> SearchOptions {
  var options = SearchOptions(beginOfSentence: 0, endOfSentence: 2, forbidden: [0, 1])
  options.beam = beam
  options.nBest = nBest
  options.maximumLengthRatio = 0
  options.maximumLengthOffset = 4
  return options
}
