import Foundation
import Testing

/// Lines that a model is given.
@Suite struct TranslateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 20)
    let trained = try PlumbCommand.run(
      ["train", "config.yaml", "--run", "run", "--threads", "1"], in: folder.root)
    try #require(trained.status == 0, "\(trained.errors)")
  }

  private func translate(
    _ arguments: String..., input: String = ""
  ) throws -> PlumbCommand.Result {
    try PlumbCommand.run(
      ["translate", "--model", "run/best.safetensors", "--beam", "1"] + arguments,
      input: Data(input.utf8), in: folder.root)
  }

  /// As for other bad lines: what was translated before is out, and the line is named.
  @Test func aLineThatIsTooLongIsNamed() throws {
    let long = String(repeating: "one ", count: 1001)
    try folder.write("one\ntwo\n\(long)\nfour\n", to: "long.en")
    let file = try translate("long.en", "--window", "20")
    #expect(file.status == 1)
    #expect(
      file.complaint == "Error: long.en:3: found 1001 tokens, wanted 1000 at most; --max-source N "
        + "allows longer lines")
    #expect(file.output.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
    let input = try translate("--max-source", "2", input: "one two\none two three\n")
    #expect(input.complaint.contains("<stdin>:2: found 3 tokens, wanted 2 at most"))
    #expect(input.output.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
    let allowed = try translate("long.en", "--max-source", "1001")
    #expect(allowed.status == 0, "\(allowed.errors)")
    #expect(allowed.output.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
  }

  /// A bad line once took the good ones of its window with it.
  @Test func theLinesBeforeABadOneAreTranslated() throws {
    let good = Data("one\ntwo\n".utf8)
    try (good + [0xFF, 0x0A] + good).write(to: folder.url("bad.en"))
    let result = try translate("bad.en")
    #expect(result.status == 1)
    #expect(result.complaint.contains("bad.en:3: is not valid UTF-8"))
    #expect(result.output == (try translate(input: "one\ntwo\n")).output)
    #expect(!result.output.isEmpty)
  }

  /// `--model MODEL INPUT` reads the input as a second model.
  @Test func anInputTakenForAModelIsExplained() throws {
    try folder.write("one\n", to: "input.en")
    let result = try PlumbCommand.run(
      ["translate", "--model", "run/best.safetensors", "input.en"], in: folder.root)
    #expect(result.status == 1)
    #expect(result.complaint.contains("input.en"))
    #expect(result.complaint.contains("--model takes every word up to the next option"))
  }
}
