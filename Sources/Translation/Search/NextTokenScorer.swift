public import Tensors

/// What a search knows of a model: probabilities of the next token for rows of hypotheses.
///
/// Rows belong to sentences: every sentence of the batch has the same number of rows, and the rows of
/// one sentence stand together. After the start each sentence has one row, an empty hypothesis.
public protocol NextTokenScorer {
  /// Number of token ids, V.
  var vocabularyCount: Int { get }
  /// Sentences still in the batch.
  var sentenceCount: Int { get }
  /// Log-probabilities (rows, V) of what follows each row's last token: at the start the
  /// begin-of-sentence mark, one for each row.
  mutating func logProbabilities(after tokens: [Int32]) -> Tensor<Float>
  /// Attention weights (rows, S) of the last step, where the model has attention.
  var attention: Tensor<Float>? { get }
  /// Replaces the rows: new row r continues old row `rows[r]`. `sentences` are the old indices of the
  /// sentences that stay, in ascending order; `rows` holds the same number of rows for each.
  mutating func select(rows: [Int32], sentences: [Int])
}
