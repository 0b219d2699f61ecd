import Foundation
import Testing

/// The recipe `lm-quickstart` from its corpus to generated text, at a hundredth of its size.
@Suite struct LanguageModelRecipeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> PlumbCommand.Result {
    try PlumbCommand.run(
      ["recipe", "run", "lm-quickstart", "--recipes", ShippedRecipeTests.folder, "--threads", "1"]
        + ["--set", "sentences=2000", "--set", "held-out=50"] + arguments, in: folder.root)
  }

  /// The values of all `perplexity:`, at the beginning of a line or within.
  private func perplexities(_ text: String) -> [Double] {
    text.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("perplexity:") }
      .compactMap { Double($0.dropFirst("perplexity:".count)) }
  }

  @Test func runsFromCorpusToText() throws {
    let first = try run(
      "--set", "training.length=120 updates", "--set", "training.schedule.total-updates=120",
      "--set", "model.hidden=48", "--set", "model.embedding=48")
    try #require(first.status == 0, "\(first.errors)")
    let out = "runs/lm-quickstart"
    #expect(try folder.text("\(out)/corpus/train.txt").split(separator: "\n").count == 2_000)
    let found = perplexities(first.output)
    // Far better than a guess among hundreds of words, far from perfect.
    #expect(found.count == 2 && found.allSatisfy { $0 > 10 && $0 < 200 }, "\(found)")
    let generated = try folder.text("\(out)/generated.txt")
    #expect(generated.split(separator: "\n").count == 12)
    #expect(first.output.hasSuffix(generated))
    let known = try Set(
      folder.text("\(out)/corpus/train.txt").split(whereSeparator: \.isWhitespace))
    #expect(known.isSuperset(of: generated.split(whereSeparator: \.isWhitespace)))

    // N-grams of the same text, in stages of their own.
    let counts = try run("--variant", "kn5")
    try #require(counts.status == 0, "\(counts.errors)")
    #expect(perplexities(counts.output).count == 2)
    #expect(counts.errors.contains("$ plumb ngram train --order 5"))
    #expect(!folder.exists("runs/lm-quickstart-kn5/words.vocab"))
  }
}
