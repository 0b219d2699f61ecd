import Foundation
import Testing

/// Language models from the command line: train, resume, perplexity, generate.
@Suite struct LanguageModelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String, input: String = "") throws -> PlumbCommand.Result {
    try PlumbCommand.run(
      arguments.split(separator: " ").map(String.init), input: Data(input.utf8), in: folder.root)
  }

  /// The value of a line `name:value`.
  private func value(_ name: String, in text: String) throws -> Double {
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
    return try #require(
      line.flatMap { Double($0.dropFirst(name.count + 1)) }, "no \(name) in: \(text)")
  }

  @Test func trainsMeasuresAndWrites() throws {
    try TinyLanguageModel.prepare(folder, updates: 60)
    let training = try run("train lm.yaml --run run --set data.test=train.en")
    try #require(training.status == 0, "\(training.errors)")
    let model = "--model run/best.safetensors"
    let whole = try run("perplexity \(model) train.en")
    try #require(whole.status == 0, "\(whole.errors)")
    let perplexity = try value("perplexity", in: whole.output)
    let predicted = Int(try value("predicted", in: whole.output))
    // The training measured the same text with the same model when it was done.
    let test = training.errors.split(separator: "\n").first { $0.hasPrefix("test   \(predicted) ") }
    let words = try #require(test, "\(training.errors)").split(separator: " ")
    #expect(words[2] == "predictions" && words[3] == "perplexity")
    #expect(abs(try #require(Double(words[4])) - perplexity) < 2e-3)
    #expect(perplexity > 1 && perplexity < 10)
    #expect(try value("ends", in: whole.output) == 40)

    // Standard input is read the same; JSON holds the same numbers.
    let text = try folder.text("train.en")
    #expect(try run("perplexity \(model)", input: text).output == whole.output)
    let json = try run("perplexity \(model) --json train.en").output
    #expect(json.hasPrefix("{\"lines\":40,\"predicted\":\(predicted),"))
    #expect(json.contains("\"perplexity\":\(perplexity)"))

    // Lines and tokens add up to the whole; the summary gives way to standard error.
    let lines = try run("perplexity \(model) --show lines train.en")
    let sum = lines.output.split(separator: "\n").reduce(0.0) {
      $0 + (Double($1.split(separator: "\t")[0]) ?? .nan)
    }
    #expect(abs(exp(-sum / Double(predicted)) - perplexity) < 1e-9 * perplexity)
    #expect(lines.errors.contains("perplexity:\(perplexity)"))
    let tokens = try run("perplexity \(model) --show tokens train.en").output
    #expect(tokens.split(separator: "\n").count == predicted + 1)
    let alone = try run("perplexity \(model) --pass lines --batch 3 --show tokens --json train.en")
    #expect(alone.output.split(separator: "\n").count == 40)
    #expect(!alone.output.contains("null"))

    let drawn = try run("generate \(model) --lines 4 --seed 2 --prompt one")
    #expect(drawn.status == 0 && drawn.output.hasPrefix("one"), "\(drawn.errors)")
    #expect(drawn.output.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
    #expect(try run("generate \(model) --lines 4 --seed 2 --prompt one").output == drawn.output)
    #expect(try run("inspect run/last.safetensors").output.contains("carried.lstm.1.c"))
  }

  /// Unknown words are counted, and left out where one looks.
  @Test func countsUnknownWords() throws {
    try TinyLanguageModel.prepare(folder, updates: 5)
    try #require(try run("train lm.yaml --run run").status == 0)
    let found = try run(
      "perplexity --model run/best.safetensors --pass text", input: "one zebra\n<unk> two\n")
    #expect(try value("unknown", in: found.output) == 2)
    #expect(try value("predicted", in: found.output) == 6)
    let without = try value("perplexity_without_unknown", in: found.output)
    #expect(try without != value("perplexity", in: found.output))
    let empty = try run("perplexity --model run/best.safetensors", input: "")
    #expect(empty.status == 1 && empty.complaint == "Error: <stdin>: holds no token to predict")
  }

  @Test func aModelOfAnotherTaskIsRefused() throws {
    try TinyTraining.prepare(folder, updates: 5)
    try #require(try run("train config.yaml --run t").status == 0)
    let found = try run("perplexity --model t/last.safetensors train.en")
    #expect(found.status == 1 && found.output.isEmpty)
    #expect(
      found.complaint
        == "Error: t/last.safetensors: found a model of task 'translation', wanted a language model"
    )
    try TinyLanguageModel.prepare(folder, updates: 5)
    try #require(try run("train lm.yaml --run l").status == 0)
    let other = try run("translate --model l/last.safetensors train.en")
    #expect(other.complaint.hasSuffix("of task 'language-modeling', wanted a translation model"))
  }

  /// kill -9, resume on another number of threads: the same files, the carried state among them.
  @Test func killedAndResumedTrainingEqualsTheUninterruptedOne() throws {
    try TinyLanguageModel.prepare(folder, updates: 600, checkpointEvery: 7)
    let whole = try run("train lm.yaml --run whole --threads 1")
    try #require(whole.status == 0, "\(whole.errors)")
    let logs = try TemporaryFolder()
    let killed = try PlumbCommand.start(
      ["train", "lm.yaml", "--run", "killed", "--threads", "1"], in: folder.root,
      output: logs.url("output"), errors: logs.url("errors"))
    let deadline = Date(timeIntervalSinceNow: 120)
    while !folder.exists("killed/previous.safetensors"), killed.isRunning, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.001)
    }
    kill(killed.processIdentifier, SIGKILL)
    killed.waitUntilExit()
    try #require(
      killed.terminationReason == .uncaughtSignal, "it was finished before it could be killed")
    let resumed = try run("train --resume killed --threads 2")
    try #require(resumed.status == 0, "\(resumed.errors)")
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(
        try Data(contentsOf: folder.url("killed/\(name)"))
          == Data(contentsOf: folder.url("whole/\(name)")), "\(name) differs")
    }
  }
}
