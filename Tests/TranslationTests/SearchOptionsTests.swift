import Testing
import Translation

@Suite struct SearchOptionsTests {
  @Test func defaultsAreValid() throws {
    let options = SearchOptions(beginOfSentence: 0, endOfSentence: 2, forbidden: [0, 1])
    _ = try BeamSearch(options)
    #expect(options.beam == 5)
    #expect(options.nBest == 1)
    // ceil(1.5 · 7) + 10
    #expect(options.maximumLength(sourceLength: 7) == 21)
    #expect(options.maximumLength(sourceLength: 0) == 10)
  }

  private func message(_ change: (inout SearchOptions) -> Void) -> String? {
    var options = SearchOptions(beginOfSentence: 0, endOfSentence: 2, forbidden: [0, 1])
    change(&options)
    do {
      _ = try BeamSearch(options)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func senselessValuesAreNamed() {
    #expect(message { $0.beam = 0 } == "beam is 0, wanted: 1 to 10000")
    #expect(message { $0.nBest = 0 } == "n-best count is 0, wanted: at least 1")
    #expect(
      message { $0.nBest = 6 } == "n-best count is 6, wanted: at most the beam, which is 5")
    #expect(
      message { $0.lengthNormalization = .wu(alpha: -1) }
        == "alpha of the length normalisation is -1.0, wanted: at least 0")
    #expect(
      message { $0.coveragePenalty = -0.1 } == "coverage penalty is -0.1, wanted: at least 0")
    #expect(message { $0.coveragePenalty = .nan }?.hasPrefix("coverage penalty is nan") == true)
    #expect(message { $0.maximumLengthRatio = -2 }?.hasPrefix("maximum length ratio") == true)
    #expect(message { $0.maximumLengthRatio = .infinity }?.hasPrefix("maximum length") == true)
    #expect(message { $0.maximumLengthOffset = -1 }?.hasPrefix("maximum length offset") == true)
    #expect(
      message {
        $0.maximumLengthRatio = 0
        $0.maximumLengthOffset = 0
      }?.contains("at least 1") == true)
    #expect(message { $0.minimumLength = -1 } == "minimum length is -1, wanted: at least 0")
    #expect(message { $0.forbidden = [0, 2] }?.contains("end of sentence 2") == true)
  }

  @Test func tokenIdsMustBeTheModels() throws {
    let tables = randomTables(seed: 1, sentences: 1, vocabulary: 6)
    var options = tableOptions(beam: 2)
    options.forbidden = [0, 6]
    var scorer = TableScorer(tables)
    let error = #expect(throws: SearchError.self) {
      try BeamSearch(options).hypotheses(&scorer, sourceLengths: [1])
    }
    #expect(
      error?.description == "forbidden token is 6, wanted: a token id of the model, below 6")
  }

  @Test func normalizationsAreRead() throws {
    let cases: [(String, LengthNormalization)] = [
      ("none", .none), ("average", .average), ("wu", .wu(alpha: 0.6)),
      ("wu:1.25", .wu(alpha: 1.25)),
    ]
    for (text, normalization) in cases {
      #expect(try LengthNormalization(parsing: text) == normalization)
      #expect(try LengthNormalization(parsing: normalization.description) == normalization)
    }
    for text in ["", "wu:", "wu:x", "mean"] {
      let error = #expect(throws: SearchError.self) { try LengthNormalization(parsing: text) }
      #expect(error?.description.contains("'\(text)'") == true)
    }
    // ((5 + 7) / 6)² = 4
    #expect(LengthNormalization.wu(alpha: 2).divisor(length: 7) == 4)
  }
}
