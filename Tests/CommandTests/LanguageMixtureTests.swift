import Foundation
import Testing

/// Mixtures of language models, and rescoring, from the command line.
@Suite struct LanguageMixtureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try TinyLanguageModel.prepare(folder, updates: 30)
    for seed in [1, 2] {
      let training = try run("train lm.yaml --run m\(seed) --set seed=\(seed)")
      try #require(training.status == 0, "\(training.errors)")
    }
  }

  private func run(_ arguments: String, input: String = "") throws -> PlumbCommand.Result {
    try PlumbCommand.run(
      arguments.split(separator: " ").map(String.init), input: Data(input.utf8), in: folder.root)
  }

  private func perplexity(_ arguments: String) throws -> Double {
    let found = try run("perplexity \(arguments) train.en")
    let line = found.output.split(separator: "\n").first { $0.hasPrefix("perplexity:") }
    return try #require(line.flatMap { Double($0.dropFirst(11)) }, "\(found.errors)")
  }

  private let first = "--model m1/best.safetensors"
  private let second = "--model m2/best.safetensors"

  /// What is fitted on a text is likelier on it than any single member.
  @Test func mixturesAreBetterThanTheirMembers() throws {
    let ngram = try run("ngram train --order 2 --smoothing witten-bell --out m.arpa train.en")
    try #require(ngram.status == 0, "\(ngram.errors)")
    let alone = try (perplexity(first), perplexity(second))
    let both = try perplexity("\(first) \(second)")
    #expect(both < max(alone.0, alone.1))
    #expect(try perplexity("\(first) \(second) --weights 1,0") == alone.0)
    let all = try run(
      "perplexity \(first) \(second) --cache 30 --ngram m.arpa --tune train.en train.en")
    let lines = all.errors.split(separator: "\n")
    try #require(lines.count == 6, "\(all.errors)")
    #expect(lines[1].hasPrefix("m1/best.safetensors weight:"))
    #expect(lines[2].hasPrefix("m1/best.safetensors:cache weight:"))
    #expect(lines[5].hasPrefix("m.arpa weight:"))
    let mixed = try perplexity("\(first) \(second) --cache 30 --ngram m.arpa --tune train.en")
    #expect(mixed <= both && mixed < min(alone.0, alone.1))
    // What --tune prints can be given back.
    let weights = lines[0].dropFirst("--weights ".count)
    let again = try perplexity("\(first) \(second) --cache 30 --ngram m.arpa --weights \(weights)")
    #expect(abs(again - mixed) < 1e-6 * mixed)
  }

  @Test func aModelLearnsFromWhatItReads() throws {
    try Data(String(repeating: "one nine one nine\n", count: 30).utf8)
      .write(to: folder.url("same"))
    func perplexity(_ flags: String) throws -> Double {
      let found = try run("perplexity \(first) \(flags) same")
      let line = found.output.split(separator: "\n").first { $0.hasPrefix("perplexity:") }
      return try #require(line.flatMap { Double($0.dropFirst(11)) }, "\(found.errors)")
    }
    let plain = try perplexity("")
    #expect(try perplexity("--dynamic-rate 0.05") < plain)
    let forgetful = try perplexity("--dynamic-rate 0.05 --dynamic-decay 1")
    #expect(abs(forgetful - plain) < 1e-4 * plain)
  }

  @Test func modelsOfOtherVocabulariesAreNotMixed() throws {
    let words = try run("vocab --type characters --size 40 --out letters train.en")
    try #require(words.status == 0, "\(words.errors)")
    try #require(
      try run("train lm.yaml --run c --set data.vocabulary=letters").status == 0)
    let found = try run("perplexity \(first) --model c/best.safetensors train.en")
    #expect(found.status == 1 && found.output.isEmpty)
    #expect(
      found.complaint
        == "Error: c/best.safetensors: has another vocabulary or reads lines otherwise than "
        + "m1/best.safetensors")
  }

  /// The probability of every token is the mean of the models'.
  @Test func severalModelsAreAveraged() throws {
    func tokens(_ models: String) throws -> [Double] {
      let found = try run("rescore train.en --json --model \(models)")
      return try found.output.split(separator: "\n").flatMap { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return try #require(object?["token_log_probabilities"] as? [Double], "\(found.errors)")
      }
    }
    let paths = ["m1/best.safetensors", "m2/best.safetensors"]
    let (one, two) = (try tokens(paths[0]), try tokens(paths[1]))
    let both = try tokens(paths.joined(separator: " "))
    try #require(both.count == one.count && one != two)
    for (mean, parts) in zip(both, zip(one, two)) {
      #expect(abs(exp(mean) - (exp(parts.0) + exp(parts.1)) / 2) < 1e-9)
    }
  }

  @Test func rescoresSentencesAndLists() throws {
    let sentences = try run("rescore train.en \(first)")
    try #require(sentences.status == 0, "\(sentences.errors)")
    #expect(
      try sentences.output == run("perplexity \(first) --pass lines --show lines train.en").output)
    try Data("0 ||| one two ||| p= 1 ||| -1\n0 ||| two one ||| p= 1 ||| -1.5\n".utf8)
      .write(to: folder.url("list"))
    let marked = try run("rescore list --n-best \(first)").output.split(separator: "\n")
    try #require(marked.count == 2)
    #expect(marked[0].hasPrefix("0 ||| one two ||| p= 1 LanguageModel= -"))
    #expect(marked[0].hasSuffix(" ||| -1.000000"))
    let scores = try marked.map { line in
      let rest = try #require(line.split(separator: "LanguageModel= ").last)
      return try #require(rest.split(separator: " ").first.flatMap { Double($0) })
    }
    let (a, b) = (scores[0], scores[1])
    // With the sign that favours the second one it comes first.
    let weight = a < b ? 1e5 : -1e5
    let ranked = try run("rescore list --n-best --lm-weight=\(weight) \(first)").output
    #expect(ranked.hasPrefix("0 ||| two one ||| "))
    // An empty hypothesis is its end mark, whose probability is not 1.
    try Data("0 ||| ||| p= 1 ||| -1\n".utf8).write(to: folder.url("empty-one"))
    let empty = try run("rescore empty-one --n-best \(first)").output
    #expect(empty.contains("LanguageModel= -") && !empty.contains("LanguageModel= -0.000000"))
    let flag = try run("rescore train.en --coverage-penalty 0.1 \(first)")
    #expect(flag.status != 0 && flag.complaint.contains("--coverage-penalty"))
    let two = try run("rescore train.en train.fr \(first)")
    #expect(two.status != 0 && two.complaint.contains("is a language model"))
  }
}
