import Metrics
import Testing

/// Scores equal sacreBLEU's: golden files by Tests/reference/metrics.py.
@Suite struct GoldenTests {
  @Test(arguments: ["bleu", "chrf", "ter"])
  func scoresAreSacreBLEUs(kind: String) throws {
    let cases = try Golden.load("golden.json").filter { $0.metric == kind }
    #expect(cases.count > 20)
    for golden in cases {
      let (hypotheses, references) = try Fixture.corpus(golden.corpus)
      try golden.check(hypotheses, references)
    }
  }

  @Test(arguments: Tokenizer.allCases)
  func tokensAreSacreBLEUs(tokenizer: Tokenizer) throws {
    let names = [
      "made-up.hyp", "made-up.ref-a", "fuzz.hyp", "fuzz.ref", "made-up.hyp", "made-up.ref-a",
      "made-up.ref-b",
    ]
    let golden = try Fixture.lines("tokens.\(tokenizer.rawValue).txt")
    var index = 0
    for name in names {
      let lines = try Fixture.lines("\(name).txt")
      for line in 0..<lines.count {
        let tokens = tokenizer.tokens(lines[line]).joined(separator: " ")
        #expect(tokens == golden[index], "\(name):\(line + 1): \(lines[line])")
        index += 1
      }
    }
    #expect(index == golden.count)
  }
}
