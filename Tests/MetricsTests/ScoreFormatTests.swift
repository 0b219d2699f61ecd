import Metrics
import Testing

@Suite struct ScoreFormatTests {
  /// sacreBLEU prints these very lines, but for the version.
  @Test func jsonIsSacreBLEUs() throws {
    let metric = BLEU()
    let score = try metric.corpusScore(
      Lines(["the cat sat on a mat"]), references: [Lines(["the cat sat on the mat"])])
    let signature = metric.signature(referenceCount: 1)
    #expect(
      score.json(signature: signature, width: 2) == """
        {
         "name": "BLEU",
         "score": 53.73,
         "signature": "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:plumb-0.1.0",
         "verbose_score": "83.3/60.0/50.0/33.3 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6)",
         "nrefs": "1",
         "case": "mixed",
         "eff": "no",
         "tok": "13a",
         "smooth": "exp",
         "version": "plumb-0.1.0"
        }
        """)
  }

  @Test func signaturesNameTheOptions() {
    let bootstrapped = BLEU(tokenizer: .international, smoothing: .floor(), isLowercased: true)
      .signature(referenceCount: 2, resamples: 1000, seed: 12345)
    #expect(
      "\(bootstrapped)"
        == "nrefs:2|bs:1000|seed:12345|case:lc|eff:no|tok:intl|smooth:floor[0.10]"
        + "|version:plumb-0.1.0")
    #expect(
      bootstrapped.short
        == "#:2|bs:1000|rs:12345|c:lc|e:no|tok:intl|s:floor[0.10]|v:plumb-0.1.0")
    let moses = BLEU(lowercasedTokenized: .french).signature(referenceCount: 1)
    #expect("\(moses)".contains("|case:lc|eff:no|tok:moses-fr|smooth:exp|"))
  }

  @Test func confidenceIsPrinted() {
    var score = BLEU().score([10, 10, 8, 6, 4, 2, 10, 9, 8, 7])
    score.confidence = Confidence(resampledScores: [40, 50])
    #expect(score.shortText(width: 1).hasSuffix(" (μ = 45.0 ± 5.0)"))
  }

  @Test func comparisonMarksWhatIsSignificant() throws {
    let references = [Lines(Array(repeating: "a", count: 200))]
    let systems = [
      Lines((0..<200).map { $0 % 2 == 0 ? "b" : "a" }, name: "one"),
      Lines((0..<200).map { $0 % 20 == 0 ? "b" : "a" }, name: "two"),
    ]
    let bootstrap = try Bootstrap(resamples: 200)
    let results = try bootstrap.compare(systems, references: references, TER())
    let table = ComparisonTable(
      results: results, signature: TER().signature(referenceCount: 1, resamples: 200, seed: 1))
    let lines = table.text().split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("Baseline: one  50.0 (μ = "))
    #expect(lines[2].hasPrefix("two            5.0 (μ = ") && lines[2].hasSuffix("*"))
    #expect(table.json().contains("\"p_value\": null"))
  }
}
