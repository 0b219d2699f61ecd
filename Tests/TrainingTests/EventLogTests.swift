import TestSupport
import Foundation
import Testing
import Training

@Suite struct EventLogTests {
  private let folder: TemporaryFolder
  private let path: String
  private let time = SteppedClock(1_764_000_000)

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("log.jsonl")
  }

  private func train(_ log: EventLog, _ updates: ClosedRange<Int>) throws {
    for update in updates {
      time.time += 1.5
      let epoch = Double(update) / 4
      try log.write(
        "train", update: update, epoch: epoch, ["loss": .number(1 / Double(update)), "b": 1])
      if update.isMultiple(of: 2) {
        try log.write("valid", update: update, epoch: epoch, ["bleu": .number(Double(update))])
      }
    }
  }

  /// The lines without the two keys that may differ.
  private func lines(_ path: String) throws -> [String] {
    try text(of: path).split(separator: "\n").map {
      String($0).replacing(/"time":"[^"]*","seconds":[0-9.]+,/, with: "")
    }
  }

  @Test func aLineIsWrittenAtOnceInItsOrder() throws {
    let log = try EventLog(path: path, clock: time.clock)
    time.time += 2.0625
    try log.write(
      "train", update: 7, epoch: 0.5,
      [
        "zeta": 1, "alpha": .number(0.1 as Float), "bad": .number(Double.nan),
        "worse": .number(-Double.infinity), "name": "a \"b\"", "flag": true,
      ])
    #expect(
      try text(of: path)
        == #"{"event":"train","time":"2025-11-24T16:00:02.062Z","seconds":2.063,"update":7,"#
        + #""epoch":0.5,"zeta":1,"alpha":0.1,"bad":"nan","worse":"-inf","name":"a \"b\"","#
        + #""flag":true}"# + "\n")
  }

  @Test func aKilledAndResumedLogEqualsAnUninterruptedOne() throws {
    let whole = folder.file("whole.jsonl")
    try train(try EventLog(path: whole, clock: time.clock), 1...9)
    // Killed in the middle of a line at update 7; the checkpoint is of update 4.
    try train(try EventLog(path: path, clock: time.clock), 1...7)
    try overwrite(path, try bytes(of: path) + Array("{\"event\":\"tra".utf8))
    time.time += 5000
    try train(try EventLog(path: path, resumeAtUpdate: 4, clock: time.clock), 5...9)
    #expect(try lines(path) == lines(whole))
    #expect(try lines(path).count == 13)
    // The pause is not training time.
    let records = try LogRecord.read(path)
    #expect(records.map(\.seconds) == (try LogRecord.read(whole)).map(\.seconds))
    #expect(records.last?.seconds == 13.5)
  }

  @Test func resumingBeforeTheFirstLineEmptiesTheLog() throws {
    try train(try EventLog(path: path, clock: time.clock), 1...3)
    let log = try EventLog(path: path, resumeAtUpdate: 0, clock: time.clock)
    #expect(try bytes(of: log.path) == [])
  }

  @Test func resumingWithoutALogBeginsOne() throws {
    try train(try EventLog(path: path, resumeAtUpdate: 5, clock: time.clock), 6...6)
    #expect(try lines(path).count == 2)
  }

  @Test(arguments: [
    ("{\"event\":", "the line is damaged: the text ends where a value should stand at byte 9"),
    ("[]", "a JSON object was expected"),
    ("{}", "\"event\", \"seconds\", \"update\" and \"epoch\" were expected"),
    ("\0\0", "the line is damaged: no JSON value begins like this at byte 0"),
  ])
  func aDamagedLineIsNamedAndNothingIsCut(line: String, problem: String) throws {
    try train(try EventLog(path: path, clock: time.clock), 1...1)
    let content = try bytes(of: path) + Array("\(line)\n".utf8)
    try overwrite(path, content)
    let error = #expect(throws: LogError.self) {
      _ = try EventLog(path: path, resumeAtUpdate: 1, clock: time.clock)
    }
    #expect(error?.description == "\(path):2: \(problem)")
    #expect(try bytes(of: path) == content)
  }

  @Test func recordsAreRead() throws {
    try train(try EventLog(path: path, clock: time.clock), 2...2)
    let records = try LogRecord.read(path)
    #expect(records.map(\.event) == ["train", "valid"])
    #expect(records[0].number("loss") == 0.5)
    #expect(records[0].number("b") == 1)
    #expect(records[0].number("none") == nil)
    #expect(records[0].values.map(\.key) == ["loss", "b"])
  }
}
