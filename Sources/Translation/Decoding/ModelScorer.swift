import LSTMCore
public import Tensors

/// A translation model as the search sees it, over a batch of sources.
public struct ModelScorer: NextTokenScorer {
  private let network: EncoderDecoder<Float>
  private var memory: AttentionMemory<Float>?
  private var state: DecoderState<Float>
  public private(set) var sentenceCount: Int
  private var rowCount: Int
  public private(set) var attention: Tensor<Float>?

  public var vocabularyCount: Int { network.targetVocabulary }

  /// Encodes sources (ids with the end mark, as the model reads them).
  public init(_ network: EncoderDecoder<Float>, batch: TranslationBatch) {
    self.network = network
    let encoded = network.encode(
      batch.source, lengths: batch.sourceLengths, steps: batch.sourceSteps, masks: nil, tape: nil)
    memory = encoded.memory
    sentenceCount = batch.sequenceCount
    rowCount = sentenceCount
    state = network.start(encoded, rows: rowCount)
  }

  public mutating func logProbabilities(after tokens: [Int32]) -> Tensor<Float> {
    precondition(tokens.count == rowCount, "\(tokens.count) tokens for \(rowCount) rows")
    let x = network.targetEmbedding(tokens, steps: 1, batch: rowCount, tape: nil)
    let decoded = network.decode(
      x, from: state, memory: memory, share: rowCount / max(sentenceCount, 1), masks: nil,
      tape: nil)
    state = decoded.state
    attention = decoded.weights?[0]
    let logits = network.logits(decoded.vectors, tape: nil).value
    let result = logits.reshaped([rowCount, network.targetVocabulary])
    result.assignLogSoftmax(result)
    return result
  }

  public mutating func select(rows: [Int32], sentences: [Int]) {
    if rows.count != rowCount || rows != (0..<Int32(rowCount)).map({ $0 }) {
      state = state.selecting(rows)
    }
    if sentences.count != sentenceCount { memory = memory?.selecting(sentences) }
    attention = nil
    rowCount = rows.count
    sentenceCount = sentences.count
  }
}
