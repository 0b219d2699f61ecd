import TestSupport
import Baselines
import Foundation
import Metrics
import Testing
import Text

@Suite struct EstimationTests {
  private static func options(
    _ order: Int, _ smoothing: Smoothing, cutOffs: [Int] = [0], closed: Bool = false
  ) -> NGramOptions {
    var options = NGramOptions()
    options.order = order
    options.smoothing = smoothing
    options.cutOffs = cutOffs
    options.closed = closed
    options.fallback = NGramOptions.usualFallback
    return options
  }

  private static func model(
    _ options: NGramOptions, _ text: String, vocabulary: WordList? = nil
  ) throws -> NGramModel {
    let folder = try TemporaryFolder()
    var estimator = try NGramEstimator(options)
    var model = try estimator.estimate(
      files: [folder.file("text", text)], vocabulary: vocabulary)
    model.prepareForScoring()
    return model
  }

  /// After any words, seen or not, the probabilities of all words sum to 1.
  @Test(arguments: Smoothing.allCases, [[0], [0, 0, 1], [0, 1, 2]])
  func probabilitiesSumToOne(smoothing: Smoothing, cutOffs: [Int]) throws {
    for closed in [false, true] {
      let model = try Self.model(
        Self.options(4, smoothing, cutOffs: cutOffs, closed: closed), Fixture.text("toy.txt"))
      let contexts = ["", "the", "the cat", "a dog eats", "evening in the", "bé bé bé bé", "<unk>"]
      for context in contexts {
        var state = model.start
        for word in context.split(separator: " ") {
          _ = model.score(model.id(of: String(word)), after: &state)
        }
        var sum = 0.0
        for word in 0..<UInt32(model.words.count) where word != WordList.begin {
          var copy = state
          sum += pow(10, model.score(word, after: &copy).log10)
        }
        #expect(abs(sum - 1) < 1e-5, "\(smoothing) \(cutOffs) after '\(context)': \(sum)")
      }
    }
  }

  @Test func smallTextsHaveNoDiscountsAndSayWhich() throws {
    var options = Self.options(3, .modifiedKneserNey)
    options.fallback = nil
    #expect {
      _ = try Self.model(options, "a b c\n")
    } throws: {
      "\($0)".contains("no discounts for the 1-grams: none has the adjusted count 2")
    }
    options.fallback = [0.5, 1, 1.5]
    var estimator = try NGramEstimator(options)
    let folder = try TemporaryFolder()
    _ = try estimator.estimate(files: [folder.file("text", "a b c\n")])
    #expect(estimator.warnings.count == 3)
    #expect(estimator.warnings[0].hasSuffix("taken instead: 0.5 1.0 1.5"))
  }

  @Test func aClosedVocabularyHasNoUnknownWord() throws {
    let closed = try Self.model(Self.options(2, .wittenBell, closed: true), "a b\na c\n")
    #expect(!closed.hasUnknown)
    var scorer = SentenceScorer(closed)
    let score = scorer.score(Array("a d".utf8))
    #expect(score.unknown.tokenCount == 1 && score.known.tokenCount == 1)
    #expect(score.perplexity() > 1e20 && score.perplexity(unknown: false) < 100)
    // Four words can be said: a, b, c and the end.
    var state = closed.start
    _ = closed.score(closed.id(of: "c"), after: &state)
    #expect(closed.words.count == 6)

    let withUnknown = try Self.model(Self.options(2, .wittenBell, closed: true), "a <unk>\n")
    #expect(withUnknown.hasUnknown)
  }

  @Test func aGivenVocabularyMakesOtherWordsUnknown() throws {
    let folder = try TemporaryFolder()
    let words = try WordList(contentsOf: folder.file("words", "a 7\nb 5\n\n</s> 3\nzebra 1\n"))
    let model = try Self.model(Self.options(2, .wittenBell), "a b\na c\n", vocabulary: words)
    #expect(model.words.count == 6 && model.words.id(of: "c") == nil)
    // c was <unk> where it stood: its bigram is listed.
    var state = model.start
    _ = model.score(model.id(of: "a"), after: &state)
    #expect(model.score(model.id(of: "c"), after: &state).order == 2)
    // zebra has the uniform share.
    state = model.start
    #expect(model.score(model.id(of: "zebra"), after: &state).log10 > -5)
  }

  @Test func textsThatCannotBeCountedAreRefused() throws {
    let options = Self.options(2, .wittenBell)
    #expect {
      _ = try Self.model(options, "a b\nc </s> d\n")
    } throws: {
      ($0 as? TextError)?.line == 2 && "\($0)".contains("'</s>'")
    }
    #expect(throws: TextError.self) { _ = try Self.model(options, "\n\n") }
  }

  @Test func settingsAreChecked() {
    var options = NGramOptions()
    func problem() -> String {
      do { try options.validate() } catch { return "\(error)" }
      return ""
    }
    #expect(problem().isEmpty)
    options.order = 7
    #expect(problem().contains("7, wanted 1 to 6"))
    options.order = 3
    options.cutOffs = [1]
    #expect(problem().contains("the first 0"))
    options.cutOffs = [0, 2, 1]
    #expect(problem().contains("none less than the one before"))
    options.cutOffs = [0]
    options.fallback = [0.5, 2.5, 1]
    #expect(problem().contains("0.5,2.5,1"))
  }

  @Test func aCacheKnowsTheLastWords() throws {
    var cache = try UnigramCache(capacity: 2, weight: 0.5, wordCount: 6)
    #expect(cache.interpolated(0.25, of: 3) == 0.25)
    cache.append(3)
    #expect(cache.interpolated(0.2, of: 3) == 0.6)
    cache.append(4)
    cache.append(5)
    #expect(cache.interpolated(0.2, of: 3) == 0.1)
    #expect(cache.interpolated(0.2, of: 5) == 0.35)
    #expect(throws: NGramError.self) {
      try UnigramCache(capacity: 0, weight: 0.5, wordCount: 6)
    }
    #expect(throws: NGramError.self) { try UnigramCache(capacity: 9, weight: 1, wordCount: 6) }
  }
}
