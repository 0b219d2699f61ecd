public import LSTMCore
import Tensors
import Text

/// A model that gives no token to draw.
public struct GenerationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The token's position in the text, from 1, the prompt counted.
  public let position: Int
  public var description: String {
    "token \(position) cannot be drawn: the model's probabilities are not finite, or the tokens "
      + "that are left out leave none"
  }
}

/// Draws text from a language model, token by token.
///
/// The random numbers are a pure function of seed and position: the same seed draws the same text.
public struct TextGenerator {
  public let model: LanguageModel
  public let sampling: SamplingOptions
  /// Whether `<unk>` may be drawn.
  public let allowsUnknown: Bool

  /// - Precondition: `sampling.problem` is nil.
  public init(_ model: LanguageModel, sampling: SamplingOptions, allowsUnknown: Bool) {
    precondition(sampling.problem == nil, "sampling options that make no sense")
    self.model = model
    self.sampling = sampling
    self.allowsUnknown = allowsUnknown
  }

  /// Draws until so many lines have ended, or so many tokens were drawn.
  ///
  /// - Parameters:
  ///   - prompt: what the text begins with; its own lines, and the one that goes on from it, count.
  ///   - emit: takes each line when it is complete, the last one perhaps when it is not.
  /// - Throws: `GenerationError`
  public func generate(
    prompt: String, lines: Int, maximumTokens: Int, emit: (String) -> Void
  ) throws {
    var text = prompt.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let open = text.removeLast()
    for line in text { emit(line) }
    var ended = text.count
    var line = model.codec.encode(open)
    // The text follows a line's end, whether or not the model was trained to draw one.
    var inputs = [model.codec.endID] + text.flatMap(model.lineTokens.ids(of:)) + line
    var position = inputs.count
    var state = model.network.zeroState(rows: 1)
    var drawn = 0
    while ended < lines, drawn < maximumTokens {
      let pass = model.network(
        inputs, steps: inputs.count, rows: 1, from: state, masks: nil, tape: nil)
      state = pass.state.map(\.copied)
      let token = try draw(from: pass.logits.value[inputs.count - 1], position: position)
      inputs = [token]
      position += 1
      drawn += 1
      if token == model.codec.endID {
        emit(model.codec.decode(line))
        line = []
        ended += 1
      } else {
        line.append(token)
      }
    }
    if !line.isEmpty { emit(model.codec.decode(line)) }
  }

  /// Draws after logits (1, V).
  private func draw(from logits: Tensor<Float>, position: Int) throws -> Int32 {
    let codec = model.codec
    let row = logits.reshaped([1, model.network.vocabularyCount])
    row.assignLogSoftmax(row)
    let number = Tensor<Double>(uninitialized: [1])
    number.fillUniform(
      0, 1, RandomStream(seed: sampling.seed, site: 0, update: UInt64(position)))
    let excluded = [codec.padID, codec.beginID] + (allowsUnknown ? [] : [codec.unknownID])
    guard
      let token = sampling.draw(from: row, excluding: excluded, uniform: number.scalar)
    else { throw GenerationError(position: position) }
    return token
  }
}
