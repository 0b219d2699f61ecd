import LSTMCore
import LanguageModeling
import Tensors
import Testing
import Text

/// Learning from the text that is predicted.
@Suite struct DynamicEvaluationTests {
  private let text: SmallText
  private let lines = ["one two nine", "one two nine", "three four", "one two nine"]

  init() throws { text = try SmallText() }

  private func model(gradients: Bool) throws -> LanguageModel {
    let configuration = try text.configuration(["model.initialization=0.4"])
    return LanguageModel(
      configuration, codec: try text.model().codec, gradients: gradients)
  }

  private func scores(_ dynamic: DynamicEvaluation.Options?) throws -> [[Double?]] {
    let model = try model(gradients: dynamic != nil)
    let predictor = SequentialPredictor(model, pass: .text, dynamic: dynamic)
    return predictor.predict(lines.map(model.lineTokens.ids(of:))).map { $0.streams[0] }
  }

  private func sum(_ line: [Double?]) -> Double { line.reduce(0) { $0 + ($1 ?? 0) } }

  /// A line is predicted before it is learnt: the first is as without, later ones are not.
  @Test func learnsAfterPredicting() throws {
    let (plain, dynamic) = (try scores(nil), try scores(.init(rate: 0.05)))
    #expect(plain[0] == dynamic[0])
    #expect(sum(dynamic[1]) > sum(plain[1]) + 0.01)
    #expect(sum(dynamic[3]) > sum(plain[3]) + 0.01)
  }

  /// One step of gradient descent on the sum of a line's −log p, its norm limited.
  @Test(arguments: [0.5, 1000]) func isOneStepOfGradientDescentALine(clipNorm: Double) throws {
    let model = try model(gradients: true)
    let parameters = model.network.parameters
    let predictor = SequentialPredictor(
      model, pass: .text, dynamic: .init(rate: 0.1, clipNorm: clipNorm))
    let other = try self.model(gradients: true)
    let ids = model.lineTokens.ids(of: lines[0])
    let tape = Tape<Float>()
    let pass = other.network(
      [model.codec.endID] + ids.dropLast(), steps: ids.count, rows: 1,
      from: other.network.zeroState(rows: 1), masks: nil, tape: tape)
    _ = softmaxCrossEntropy(pass.logits, targets: ids, scale: 1, tape: tape)
    tape.backward()
    let gradient = other.network.parameters.gradients.array
    let norm = Double(gradient.reduce(0) { $0 + $1 * $1 }).squareRoot()
    #expect(norm > 0.5)
    let factor = Float(0.1 * min(1, clipNorm / norm))
    let wanted = zip(other.network.parameters.values.array, gradient).map { $0 - factor * $1 }
    _ = predictor.predict([ids])
    for (found, wanted) in zip(parameters.values.array, wanted) {
      #expect(abs(found - wanted) < 1e-5)
    }
  }

  /// Drawn all the way back, it forgets every line.
  @Test func decayDrawsBackToTheTrainedWeights() throws {
    let whole = try scores(.init(rate: 0.05, decay: 1))
    for (found, wanted) in zip(whole, try scores(nil)) {
      #expect(abs(sum(found) - sum(wanted)) < 1e-4)
    }
    let half = try scores(.init(rate: 0.05, decay: 0.5))
    let (plain, dynamic) = (try scores(nil), try scores(.init(rate: 0.05)))
    #expect(sum(half[1]) > sum(plain[1]) && sum(half[1]) < sum(dynamic[1]))
  }
}
