import LSTMCore
import LanguageModeling
import Metrics
import Tensors
import Testing
import Text

/// Log-probabilities of a text, line by line, against the network called by hand.
@Suite struct TextScorerTests {
  private let text: SmallText
  private let model: LanguageModel
  private let lines = ["one two nine", "", "three dog <unk> four", "five"]

  init() throws {
    text = try SmallText()
    model = try text.model(["model.initialization=0.5"])
  }

  /// log p of each id after the one before it, in one call of the network.
  private func byHand(_ ids: [Int32]) -> [Double] {
    let pass = model.network(
      Array(ids.dropLast()), steps: ids.count - 1, rows: 1, from: model.network.zeroState(rows: 1),
      masks: nil, tape: nil)
    let logits = pass.logits.value
    logits.assignLogSoftmax(logits)
    return ids.dropFirst().enumerated().map {
      Double(logits.element($0.offset * model.codec.vocabularyCount + Int($0.element)))
    }
  }

  private func ids(_ lines: [String]) -> [Int32] {
    lines.flatMap { model.codec.encode($0) + [model.codec.endID] }
  }

  private func scores(_ lines: [ScoredLine]) -> [Double?] {
    lines.flatMap(\.tokens).map(\.logProbability)
  }

  private func expectEqual(_ found: [Double?], _ wanted: [Double?]) {
    #expect(found.count == wanted.count)
    for (a, b) in zip(found, wanted) {
      #expect((a == nil) == (b == nil))
      #expect(abs((a ?? 0) - (b ?? 0)) < 1e-5)
    }
  }

  /// The paper's pass: the first token is read, all others are predicted, the state goes on over the
  /// ends of lines.
  @Test func thePapersPassIsOneSequence() {
    let found = TextScorer(model, pass: .paper).score(lines)
    expectEqual(scores(found), [nil] + byHand(ids(lines)).map(Optional.some))
  }

  @Test func aTextFollowsAnEndMark() {
    let found = TextScorer(model, pass: .text).score(lines)
    expectEqual(scores(found), byHand([model.codec.endID] + ids(lines)))
  }

  @Test(arguments: [1, 2, 32]) func linesDoNotKnowOfEachOther(batch: Int) {
    let found = TextScorer(model, pass: .lines, batch: batch).score(lines)
    #expect(found.map(\.number) == [1, 2, 3, 4])
    for (line, scored) in zip(lines, found) {
      expectEqual(scores([scored]), byHand([model.codec.endID] + ids([line])))
    }
  }

  /// However a text is cut into calls, to the bit.
  @Test(arguments: [ScoringPass.paper, .text]) func callsDoNotMatter(pass: ScoringPass) {
    let whole = TextScorer(model, pass: pass).score(lines)
    let scorer = TextScorer(model, pass: pass)
    #expect(lines.flatMap { scorer.score([$0]) } == whole)
  }

  /// Lines longer than what is computed at once, alone and side by side.
  @Test func longLinesAreCutWithoutATrace() {
    let long = (0..<700).map { ["one", "two", "six"][$0 * $0 % 3] }.joined(separator: " ")
    let wanted = byHand([model.codec.endID] + ids([long]))
    expectEqual(scores(TextScorer(model, pass: .text).score([long])), wanted)
    let found = TextScorer(model, pass: .lines, batch: 3).score(["one", long, "two six"])
    expectEqual(scores([found[1]]), wanted)
    expectEqual(scores([found[2]]), byHand([model.codec.endID] + ids(["two six"])))
  }

  @Test func countsEndsAndUnknownTokens() {
    let found = TextScorer(model, pass: .text).score(lines)
    let sums = found.map(\.statistics).reduce(TextStatistics(), +)
    // "dog" is not in the vocabulary, "<unk>" is written.
    #expect(sums.lines == 4 && sums.all.tokenCount == 12)
    #expect(sums.ends.tokenCount == 4 && sums.unknown.tokenCount == 2)
    #expect(sums.withoutUnknown.tokenCount == 10 && sums.withoutEnds.tokenCount == 8)
    let known = scores(found).compactMap { $0 }.enumerated().filter { ![6, 7].contains($0.offset) }
    let wanted = Perplexity(
      negativeLogLikelihood: known.reduce(0) { $0 - $1.element }, tokenCount: 10)
    #expect(abs(sums.withoutUnknown.value - wanted.value) < 1e-9 * wanted.value)
    #expect(sums.text.hasPrefix("lines:4\npredicted:12\nends:4\nunknown:2\nperplexity:"))
  }

  /// As the training's validation: state carried in one stream.
  @Test func agreesWithTheTrainingsValidation() throws {
    let path = text.file("valid.ids")
    _ = try TokenStream.write(
      text.file("valid.txt"), codec: model.codec, options: model.configuration.data, to: path)
    let entropy = try model.crossEntropy(
      of: TokenStream(path: path, codec: model.codec), streams: 1, steps: 8)
    var lines: [String] = []
    try LineReader.forEachLine(of: [text.file("valid.txt")]) { lines.append($0) }
    let all = TextScorer(model, pass: .paper).score(lines).map(\.statistics)
      .reduce(TextStatistics(), +).all
    #expect(all.tokenCount == entropy.count)
    #expect(abs(all.value - entropy.perplexity) < 1e-4 * entropy.perplexity)
  }

  @Test func dataOptionsRuleEndsAndEmptyLines() throws {
    let plain = try text.model(["data.end-of-line=false", "data.empty-lines=drop"])
    let found = TextScorer(plain, pass: .text).score(lines)
    #expect(found.map(\.tokens.count) == [3, 0, 4, 1])
    let sums = found.map(\.statistics).reduce(TextStatistics(), +)
    #expect(sums.lines == 3 && sums.ends.tokenCount == 0)
  }

  @Test func printsLinesAndTokens() throws {
    let found = TextScorer(model, pass: .paper).score(["one dog"])[0]
    let tokens = found.tabbedTokens.split(separator: "\n")
    #expect(tokens.count == 3 && tokens[0] == "one\t-" && tokens[1].hasPrefix("<unk>\t-"))
    #expect(found.tabbed.hasSuffix("\t2\t1"))
    #expect(found.jsonText.hasPrefix("{\"line\":1,\"log_probability\":-"))
    #expect(found.tokenJSONText.contains("\"tokens\":[\"one\",\"<unk>\",\"</s>\"]"))
    #expect(found.tokenJSONText.contains("\"token_log_probabilities\":[null,-"))
  }
}
