import Metrics
import Testing

/// Moses' behaviour as read from its scripts; Multi30kTests compares with their output.
@Suite struct MosesTests {
  @Test(arguments: [
    ("L'homme, dit-il, fait 1,5 mètre.", "l&apos; homme , dit-il , fait 1,5 mètre ."),
    ("Il a « dit » : \"Non.\"", "il a &quot; dit &quot; : &quot; non &quot; ."),
    ("Un panier d’œufs, l’eau", "un panier d &quot; œufs , l&apos; eau"),
    ("Attends... quoi ?", "attends ... quoi ?"),
    ("C'est de l'art. Oui", "c&apos; est de l&apos; art. oui"),
    ("(A & B) <c> [d] | e", "( a &amp; b ) &lt; c &gt; &#91; d &#93; &#124; e"),
    ("20\u{A0}000 personnes,", "20,000 personnes ,"),
    ("", ""),
  ])
  func french(line: String, tokens: String) {
    #expect(MosesTokenizer(.french).lowercasedTokenized(line) == tokens)
  }

  @Test(arguments: [
    ("It's Tom's dog, isn't it?", "it &apos;s tom &apos;s dog , isn &apos;t it ?"),
    ("In the 1990's, 'yes'.", "in the 1990 &apos;s , &apos; yes &apos; ."),
    ("He said \"Stop\".", "he said &quot; stop . &quot;"),
    ("At 5 p.m. they left.", "at 5 p.m. they left ."),
  ])
  func english(line: String, tokens: String) {
    #expect(MosesTokenizer(.english).lowercasedTokenized(line) == tokens)
  }

  @Test func abbreviationsKeepTheirStop() {
    #expect(
      MosesTokenizer(.english).tokenized("Mr. Smith met No. 5. No. It")
        == "Mr. Smith met No. 5 . No . It")
    #expect(
      MosesTokenizer(.french).tokenized("M. Dupont etc. Fin. Oui.") == "M. Dupont etc. Fin . Oui .")
  }

  @Test func scoresEqualTokenizedText() throws {
    let (hypotheses, references) = try Fixture.corpus("made-up")
    let tokenizer = MosesTokenizer(.french)
    let plain = try BLEU(lowercasedTokenized: .french)
      .corpusScore(hypotheses, references: references)
    let tokenized = try BLEU(tokenizer: .none).corpusScore(
      hypotheses.map(tokenizer.lowercasedTokenized),
      references: references.map { $0.map(tokenizer.lowercasedTokenized) })
    #expect(plain == tokenized)
  }
}
