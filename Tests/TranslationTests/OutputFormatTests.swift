import Foundation
import Testing
import Translation

@Suite struct OutputFormatTests {
  private func translation(
    _ text: String, alignment: [AlignmentLink]? = nil
  ) -> RankedTranslation {
    RankedTranslation(
      id: 7, rank: 2, text: text, tokens: ["▁Une", "▁pomme", "."],
      hypothesis: Hypothesis(
        tokens: [5, 6, 7], logProbabilities: [-0.5, -0.25, -1.125, -0.125], total: -2,
        normalizedScore: -0.5), alignment: alignment)
  }

  @Test func plain() {
    #expect(HypothesisFormat.plain.line(translation("Une pomme.")) == "Une pomme.")
    #expect(HypothesisFormat.plain.line(translation("a\nb\r\nc")) == "a b c")
    #expect(HypothesisFormat.plain.line(translation("")) == "")
  }

  @Test func moses() {
    #expect(
      HypothesisFormat.moses.line(translation("Une pomme."))
        == "7 ||| Une pomme. ||| LogProbability= -2.000000 Length= 4 ||| -0.500000")
    #expect(
      HypothesisFormat.moses.line(translation("a ||| b | c"))
        == "7 ||| a &#124;&#124;&#124; b | c ||| LogProbability= -2.000000 Length= 4 ||| -0.500000")
  }

  @Test func json() {
    let links = [AlignmentLink(source: 0, target: 0), AlignmentLink(source: 2, target: 1)]
    #expect(
      HypothesisFormat.json.line(translation("Il dit \"oui/non\"\n", alignment: links))
        == #"{"alignment":[[0,0],[2,1]],"id":7,"normalized_score":-0.5,"rank":2,"#
        + #""text":"Il dit \"oui/non\"\n","#
        + #""token_log_probabilities":[-0.5,-0.25,-1.125,-0.125],"#
        + #""tokens":["▁Une","▁pomme","."],"total":-2}"#)
    #expect(!HypothesisFormat.json.line(translation("x")).contains("alignment"))
  }

  @Test func jsonOfImpossibleTargets() throws {
    var impossible = translation("x")
    impossible.total = -.infinity
    let line = HypothesisFormat.json.line(impossible)
    #expect(line.contains(#""total":"-Infinity""#))
    _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
  }
}
