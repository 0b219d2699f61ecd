import Foundation
import Testing

/// The recipe `speech-quickstart` from its corpus to a phone error rate, at an eighth of its size, and what
/// can be done with its model.
@Suite struct SpeechRecipeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func plumb(_ arguments: String...) throws -> PlumbCommand.Result {
    let result = try PlumbCommand.run(arguments, in: folder.root)
    try #require(result.status == 0, "\(arguments): \(result.errors)")
    return result
  }

  /// The number behind `= ` of each line of scores.
  private func scores(_ text: String) -> [Double] {
    text.split(separator: "\n").compactMap { line in
      line.range(of: "= ").flatMap { Double(line[$0.upperBound...].prefix { $0 != " " }) }
    }
  }

  @Test(.enabled(if: hasSpeech, "libespeak-ng.so.1 is not installed"))
  func runsFromSpeechToScores() throws {
    let recipe = try plumb(
      "recipe", "run", "speech-quickstart", "--recipes", ShippedRecipeTests.folder, "--threads",
      "1",
      "--set", "speakers=7", "--set", "training.length=40 updates",
      "--set", "training.schedule.total-updates=40", "--set", "model.hidden=64",
      "--set", "training.validate-every=20 updates", "--set", "training.optimizer.rate=0.01")
    let found = scores(recipe.output)
    try #require(found.count == 2, "\(recipe.output)")
    // Far better than a guess among 39 phones, far from perfect.
    #expect(found[0] > 30 && found[0] < 95, "frame accuracy \(found[0])")
    #expect(found[1] > 5 && found[1] < 85, "phone error rate \(found[1])")
    let out = "runs/speech-quickstart"
    let references = try folder.text("\(out)/test.ref").split(separator: "\n")
    #expect(references.count == 12)

    // The same sound gives the same phones however it comes.
    let model = "\(out)/run/best.safetensors"
    let manifest = try folder.text("\(out)/test.tsv").split(separator: "\n")
    let fields = manifest[1].split(separator: "\t", omittingEmptySubsequences: false)
    let sound = "\(out)/\(fields[1])"
    let grid = try plumb("recognize", "--model", model, "--format", "textgrid", sound)
    #expect(grid.output.hasPrefix("File type = \"ooTextFile\""))
    let lines = try plumb("recognize", "--model", model, "--threads", "1", "\(out)/test.tsv")
    let again = try plumb("recognize", "--model", model, "--threads", "2", "\(out)/test.tsv")
    #expect(lines.output == again.output && lines.output.split(separator: "\n").count == 12)

    // What is known to be said is found in order, from the beginning to the end.
    let aligned = try plumb("align", "--model", model, "\(out)/test.tsv")
    let first = aligned.output.split(separator: "\n").filter { $0.hasPrefix("\(fields[0]) ") }
    let spoken = references.first { $0.hasPrefix("\(fields[0]) ") }
    #expect(first.count == (spoken?.split(separator: " ").count ?? 0) - 1)
    #expect(first.first?.contains(" 1 0.000 ") == true)
  }

  private static var hasSpeech: Bool {
    let places = ["/usr/lib", "/usr/lib64", "/usr/local/lib"]
    return places.contains { place in
      FileManager.default.enumerator(atPath: place)?.contains {
        ($0 as? String)?.hasSuffix("libespeak-ng.so.1") == true
      } == true
    }
  }
}
