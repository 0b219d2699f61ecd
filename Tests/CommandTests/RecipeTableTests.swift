import Foundation
import Testing

/// `plumb recipe table` on made-up runs.
@Suite struct RecipeTableTests {
  private static let table = """
    title: "Toy words: perplexity"
    notes: ["paper: made up."]
    rows:
      counts: {variant: counted, valid: none, test: 9.5}
      "large, \\"wide\\"": {variant: large, parameters: 1500, valid: 8.25, test: 8, summary-test: 7.9}
      "small": {variant: small, valid: 12, test: 11.5}
      "deep | old": {valid: none, test: 20, second-hand: true}

    """

  private static let recipe = """
    summary: a toy
    data:
      files: [train.txt]
      source: made up by the tests
    settings: {}
    stages:
      data: []
      vocabulary: []
      train: ["train {config} --run {out}/run"]
      decode: []
      score: []
    variants:
      small: []
      large: [model.hidden=32]
      counted:
        stages:
          train: ["ngram train --out {out}/a.arpa {data}/train.txt"]

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.recipe, to: "recipes/toy/recipe.yaml")
    try folder.write(Self.table, to: "recipes/toy/table.yaml")
    try folder.write(Self.configuration(), to: "recipes/toy/config.yaml")
  }

  private static func configuration(hidden: Int = 16) -> String {
    TinyLanguageModel.configuration(updates: 60)
      .replacingOccurrences(of: "hidden: 16", with: "hidden: \(hidden)")
      .replacingOccurrences(of: "length: 60 updates", with: "length: 13 epochs")
  }

  /// The run of a network: its log ends at that epoch, after two sessions.
  private func writeRun(
    _ name: String, configuration: String, epoch: Double, isScored: Bool, isDone: Bool = false
  ) throws {
    let run = "runs/\(name)/run"
    try folder.write(configuration, to: "\(run)/config.yaml")
    func line(_ event: String, _ seconds: Double, _ epoch: Double, _ perplexity: Double) -> String {
      "{\"event\":\"\(event)\",\"time\":\"2026-11-24T10:00:00.000Z\",\"seconds\":\(seconds),"
        + "\"update\":\(Int(epoch * 100)),\"epoch\":\(epoch),\"perplexity\":\(perplexity)}\n"
    }
    // A killed process leaves half a line, which says nothing.
    try folder.write(
      line("valid", 1800, epoch / 2, 10.5) + line("valid", 3000, epoch / 1.5, 9.125)
        + line("train", 5400, epoch, 3) + "{\"event\":\"va", to: "\(run)/log.jsonl")
    try folder.write(Self.model(), to: "\(run)/best.safetensors")
    if isDone { try folder.write("a\n", to: "runs/\(name)/stamps/train.finished") }
    guard isScored else { return }
    try folder.write("a\n", to: "runs/\(name)/stamps/score.finished")
    try folder.write("lines:4\nperplexity:8.75\nbits:3\n", to: "runs/\(name)/valid.perplexity")
    try folder.write("lines:4\nperplexity:8.5\nbits:3\n", to: "runs/\(name)/test.perplexity")
  }

  /// A model file of 2400 parameters, of another program: without a checksum.
  private static func model() -> Data {
    let header =
      "{\"__metadata__\":{\"task\":\"language-modeling\"},"
      + "\"w\":{\"dtype\":\"F32\",\"shape\":[60,40],\"data_offsets\":[0,9600]}}"
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
    return Data(length + Array(header.utf8) + [UInt8](repeating: 0, count: 9600))
  }

  private func run(_ arguments: String...) throws -> PlumbCommand.Result {
    try PlumbCommand.run(["recipe", "table", "toy"] + arguments, in: folder.root)
  }

  /// The cells of a row, by the row's first word.
  private func row(_ first: String, in markdown: String) throws -> [String] {
    let line = try #require(
      markdown.split(separator: "\n").first { $0.hasPrefix("| \(first)") }, "\(markdown)")
    return line.replacingOccurrences(of: "\\|", with: "/").split(
      separator: "|", omittingEmptySubsequences: false
    ).dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func finishedRunIsMeasured() throws {
    try writeRun(
      "toy-large", configuration: Self.configuration(hidden: 32), epoch: 13, isScored: true)
    let result = try run("--format", "markdown")
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    #expect(
      try row("large", in: result.output)
        == [
          "large, \"wide\"", "2.4k", "8.25", "", "8.75", "8.0", "7.9", "8.50", "1.50", "",
        ])
    // No run, nothing invented.
    #expect(
      try row("counts", in: result.output) == ["counts", "", "", "", "", "9.5", "", "", "", ""])
    #expect(
      try row("deep", in: result.output)
        == ["deep / old", "", "", "", "", "20.0 [R]", "", "", "", ""])
    #expect(result.output.contains("- [R]: second hand"))
    #expect(result.output.hasPrefix("Toy words: perplexity\n\n| system |"))
  }

  /// The variant that changes nothing is the recipe itself.
  @Test func runWithoutVariantIsFound() throws {
    try writeRun("toy", configuration: Self.configuration(), epoch: 13, isScored: true)
    let cells = try row("small", in: run("--format", "markdown").output)
    #expect(cells == ["small", "2.4k", "12.0", "", "8.75", "11.5", "", "8.50", "1.50", ""])
    try writeRun("toy-small", configuration: Self.configuration(), epoch: 13, isScored: false)
    #expect(try row("small", in: run("--format", "markdown").output)[4] == "9.12")
  }

  @Test func unfinishedRunSaysHowFarItIs() throws {
    let other = Self.configuration(hidden: 32)
      .replacingOccurrences(of: "seed: 3", with: "seed: 7")
      .replacingOccurrences(of: "train: train.en", with: "train: elsewhere.en")
      .replacingOccurrences(of: "rate: 1", with: "rate: 1.0")
    try writeRun("toy-large", configuration: other, epoch: 3.456, isScored: false)
    let cells = try row("large", in: run("--format", "markdown").output)
    // The best validation of the log, and no test.
    #expect(Array(cells[4...7]) == ["9.12", "8.0", "7.9", ""])
    #expect(
      cells[9]
        == "unfinished: 3.46 of 13 epochs; not scored: valid is the training's own; seed=7")
    try writeRun("toy-large", configuration: other, epoch: 3.456, isScored: true, isDone: true)
    let stopped = try row("large", in: run("--format", "markdown").output)
    #expect(stopped[9] == "stopped early after 3.46 of 13 epochs; seed=7")
    #expect(stopped[7] == "8.50")
  }

  @Test func nGramsHaveNeitherParametersNorHours() throws {
    try folder.write("a\n", to: "runs/toy-counted/stamps/score.finished")
    try folder.write(
      "file:perplexity:3/x.txt sentences:4 perplexity:10.0625 perplexity_without_oov:9\n",
      to: "runs/toy-counted/test.perplexity")
    let cells = try row("counts", in: run("--format", "markdown").output)
    #expect(cells == ["counts", "", "", "", "", "9.5", "", "10.06", "", ""])
  }

  @Test func csvIsQuotedAndExact() throws {
    try writeRun(
      "toy-large", configuration: Self.configuration(hidden: 32), epoch: 13, isScored: true)
    let lines = try run("--format", "csv").output.components(separatedBy: "\r\n")
    try #require(lines.count == 6)
    #expect(lines[5].isEmpty)
    #expect(
      lines[2] == "\"large, \"\"wide\"\"\",large,2400,8.25,,8.75,8.0,7.9,8.5,1.5,false,")
    #expect(lines[4] == "deep | old,,,,,,20.0,,,,true,")
  }

  @Test func textIsAligned() throws {
    let result = try run()
    #expect(result.status == 0)
    #expect(result.errors.contains("runs: no run of toy; nothing is measured"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    let header = try #require(lines.first { $0.hasPrefix("system ") })
    let row = try #require(lines.first { $0.hasPrefix("large") })
    let end = try #require(header.range(of: "paper")?.upperBound)
    let column = header.distance(from: header.startIndex, to: end)
    #expect(row.prefix(column).hasSuffix(" 8.25"), "\(result.output)")
  }

  @Test func damagedFilesAreNamed() throws {
    let configuration = Self.configuration(hidden: 32)
    func complaint(_ text: String, _ file: String) throws -> String {
      try writeRun("toy-large", configuration: configuration, epoch: 13, isScored: true)
      try folder.write(text, to: "runs/toy-large/\(file)")
      let result = try run()
      #expect(result.status == 1 && result.output.isEmpty)
      return result.complaint
    }
    #expect(try complaint("{}\n", "run/log.jsonl").contains("runs/toy-large/run/log.jsonl:1"))
    #expect(try complaint("x", "run/best.safetensors").contains("run/best.safetensors"))
    #expect(
      try complaint("perplexity:\n", "valid.perplexity").contains("valid.perplexity: found no"))
    let length = configuration.replacingOccurrences(of: "13 epochs", with: "13")
    #expect(try complaint(length, "run/config.yaml").contains("training.length"))
  }

  @Test(arguments: [
    ("test: 9.5", "tset: 9.5", "table.yaml:4: the key 'rows.counts.test' is missing"),
    ("test: 9.5", "test: 9.5, year: 1995", "rows.counts.year: unknown key"),
    ("test: 9.5", "test: low", "rows.counts.test: found 'low', wanted a number"),
    ("variant: counted", "variant: count", "rows.counts: variant: found 'count', wanted one of"),
    ("notes:", "remarks:", "'notes' is missing"),
  ])
  func badTableIsRefused(old: String, new: String, complaint: String) throws {
    try folder.write(
      Self.table.replacingOccurrences(of: old, with: new), to: "recipes/toy/table.yaml")
    let result = try run()
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.complaint.contains(complaint), "\(result.errors)")
  }
}
