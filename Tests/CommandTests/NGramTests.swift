import Foundation
import Testing

/// `plumb ngram` from a text to scores.
@Suite struct NGramTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("a b c\na b\nb c d\n\na d\n", to: "train.txt")
    return folder
  }

  private static func run(_ command: String, input: String = "", in folder: TemporaryFolder) throws
    -> String
  {
    let arguments = command.split(separator: " ").map(String.init)
    let result = try PlumbCommand.run(arguments, input: Data(input.utf8), in: folder.root)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  @Test(arguments: ["model.arpa", "model.arpa.gz"])
  func trainedModelsAreScoredAndAsked(model: String) throws {
    let folder = try Self.folder()
    let train = "ngram train --order 3 --discount-fallback 0.5,1,1.5 --out \(model) train.txt"
    #expect(try Self.run(train, in: folder).isEmpty)

    let text = try Self.run("ngram perplexity \(model)", input: "a b z\n", in: folder)
    #expect(text.hasPrefix("file:<stdin> sentences:1 words:3 oov:1 log10:-"))
    let json = try Self.run("ngram perplexity \(model) train.txt --format json", in: folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["words"] as? Int == 10 && object["sentences"] as? Int == 5)
    let perplexity = try #require(object["perplexity"] as? Double)
    #expect(perplexity > 1 && perplexity < 6)
  }

  @Test func everyWordHasALine() throws {
    let folder = try Self.folder()
    _ = try Self.run("ngram train --smoothing witten-bell -o m train.txt", in: folder)
    let text = try Self.run("ngram query m", input: "a b z\n\n", in: folder)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: "\t") }
    #expect(lines.map { $0.first ?? "" } == ["a", "b", "z", "</s>", "", "</s>", "", ""])
    #expect(lines[0][2] == "2" && lines[1][2] == "3" && lines[2][3] == "oov")

    let json = try Self.run(
      "ngram query m --format json --no-ends", input: "a \"b\"\n", in: folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let words = try #require(object["words"] as? [[String: Any]])
    #expect(words.map { $0["word"] as? String } == ["a", "\"b\""])
    #expect(words[1]["oov"] as? Bool == true)
  }

  @Test func aCacheHelpsATextThatRepeatsItself() throws {
    let folder = try Self.folder()
    _ = try Self.run("ngram train --smoothing witten-bell -o m train.txt", in: folder)
    func perplexity(_ options: String) throws -> Double {
      let json = try Self.run(
        "ngram perplexity m --format json \(options)",
        input: String(repeating: "d d d d\n", count: 20), in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      return try #require(object?["perplexity"] as? Double)
    }
    #expect(try perplexity("--cache 50 --cache-weight 0.5") < perplexity("") * 0.8)
  }

  /// The text tells how much it repeats itself, and the weight is printed with the score.
  @Test func theCachesWeightIsFoundOnAHeldOutText() throws {
    let folder = try Self.folder()
    _ = try Self.run("ngram train --smoothing witten-bell -o m train.txt", in: folder)
    try folder.write(String(repeating: "d d d d\n", count: 20), to: "held-out.txt")
    func score(_ options: String) throws -> [String: Any] {
      let json = try Self.run(
        "ngram perplexity m held-out.txt --format json \(options)", in: folder)
      return try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }
    let tuned = try score("--cache 50 --tune-cache held-out.txt")
    let weight = try #require(tuned["cache_weight"] as? Double)
    #expect(weight > 0 && weight < 1)
    let best = try #require(tuned["perplexity"] as? Double)
    for other in [weight * 0.9, (weight + 1) / 2] {
      let scored = try score("--cache 50 --cache-weight \(other)")
      #expect(try best < #require(scored["perplexity"] as? Double))
    }
    #expect(try score("")["cache_weight"] == nil)
    let text = try Self.run(
      "ngram perplexity m held-out.txt --cache 50 --cache-weight 0.25", in: folder)
    #expect(text.hasSuffix(" cache_weight:0.2500\n"))
  }

  @Test func modelsAreConvertedBothWays() throws {
    let folder = try Self.folder()
    _ = try Self.run("ngram train --smoothing witten-bell -o m.arpa train.txt", in: folder)
    _ = try Self.run("ngram train --smoothing witten-bell -o m.ngram train.txt", in: folder)
    _ = try Self.run("ngram convert m.arpa n.ngram", in: folder)
    #expect(
      try Data(contentsOf: folder.url("m.ngram")) == Data(contentsOf: folder.url("n.ngram")))
    #expect(try Self.run("ngram convert m.ngram -", in: folder) == folder.text("m.arpa"))
    #expect(
      try Self.run("ngram query m.ngram", input: "a b z\n", in: folder)
        == Self.run("ngram query m.arpa", input: "a b z\n", in: folder))
  }
}
