import LSTMCore
import LanguageModeling
import Tensors
import Testing
import Text

/// Drawing text: seeds, prompts, limits. The distribution itself is tested with the search's samples.
@Suite struct TextGeneratorTests {
  private let text: SmallText
  private let model: LanguageModel

  init() throws {
    text = try SmallText()
    model = try text.model(["model.initialization=0.3"])
  }

  private func generate(
    seed: UInt64 = 1, prompt: String = "", lines: Int = 3, maximumTokens: Int = 400,
    allowsUnknown: Bool = true, topK: Int? = nil
  ) throws -> [String] {
    var sampling = SamplingOptions()
    sampling.seed = seed
    sampling.topK = topK
    var found: [String] = []
    try TextGenerator(model, sampling: sampling, allowsUnknown: allowsUnknown).generate(
      prompt: prompt, lines: lines, maximumTokens: maximumTokens
    ) { found.append($0) }
    return found
  }

  @Test func theSeedDecides() throws {
    let first = try generate(seed: 4)
    #expect(try generate(seed: 4) == first)
    #expect(try generate(seed: 5) != first)
    #expect(first.count == 3)
  }

  @Test func goesOnFromThePrompt() throws {
    let found = try generate(prompt: "one two\nthree", lines: 3)
    #expect(found.count == 3 && found[0] == "one two" && found[1].hasPrefix("three"))
  }

  @Test func endsAfterSoManyTokens() throws {
    let words = try generate(lines: 1000, maximumTokens: 25).map { line in
      WhitespaceTokeniser().words(of: line).count
    }
    // Every line's end but the last one's is a token too.
    let tokens = words.reduce(0, +) + words.count
    #expect((25...26).contains(tokens))
  }

  @Test func marksAreNeverDrawn() throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      let words = try generate(seed: seed, maximumTokens: 60, allowsUnknown: false)
        .flatMap { WhitespaceTokeniser().words(of: $0) }
      #expect(!words.contains { $0.hasPrefix("<") })
    }
  }

  /// The best token every time: what the network says, step by step, in one call.
  @Test func theBestTokenIsTheNetworks() throws {
    let found = try generate(prompt: "one", lines: 1, maximumTokens: 6, topK: 1)[0]
    let codec = model.codec
    var ids = [codec.endID] + codec.encode("one")
    for _ in 0..<6 {
      let pass = model.network(
        ids, steps: ids.count, rows: 1, from: model.network.zeroState(rows: 1), masks: nil,
        tape: nil)
      let last = pass.logits.value[ids.count - 1]
      let order = last.largest(3).indices.filter { $0 != codec.padID && $0 != codec.beginID }
      if order[0] == codec.endID { break }
      ids.append(order[0])
    }
    #expect(found == codec.decode(ids))
  }
}
