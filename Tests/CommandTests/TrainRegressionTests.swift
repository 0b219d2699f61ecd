import Foundation
import Testing

/// What went wrong once with run folders, or could have.
@Suite struct TrainRegressionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 20)
  }

  private func train(_ arguments: String...) throws -> PlumbCommand.Result {
    try PlumbCommand.run(["train"] + arguments + ["--threads", "1"], in: folder.root)
  }

  /// The run's files, without the lock.
  private func run() throws -> [String: Data] {
    try folder.contents().filter { $0.key.hasPrefix("run/") && !$0.key.hasSuffix(".lock") }
  }

  @Test func aRefusedOrFailedOverwriteLosesNothing() throws {
    try #require(try train("config.yaml", "--run", "run").status == 0)
    let before = try run()
    let refused = try train("config.yaml", "--run", "run")
    #expect(refused.complaint.contains("--overwrite deletes it"))
    #expect(try run() == before)

    try folder.write("one\n", to: "short.fr")
    try folder.write(Data([0x65, 0xE9, 0x0A]), to: "latin1.en")
    for change in [
      "data.train-target=short.fr", "data.train-source=latin1.en", "data.valid-source=none",
      "data.source-vocabulary=none", "data.maximum-length=1",
    ] {
      let failed = try train("config.yaml", "--run", "run", "--overwrite", "--set", change)
      #expect(failed.status == 1, "\(change)")
      #expect(try run() == before, "\(change)")
    }
    #expect(try !folder.contents().keys.contains { $0.contains(".staging-") })
    // And it does what it says where nothing is wrong.
    let anew = try train("config.yaml", "--run", "run", "--overwrite", "--set", "seed=4")
    #expect(anew.status == 0, "\(anew.errors)")
    #expect(try run() != before)
  }

  @Test func leftBeginningsOfIDsDoNotLockTheFolder() throws {
    try #require(try train("config.yaml", "--run", "run").status == 0)
    try folder.write("half", to: "run/train.source.ids.partial-4711-abc")
    #expect(try train("--resume", "run").status == 0)
    #expect(try train("config.yaml", "--run", "run", "--overwrite").status == 0)
    #expect(!folder.exists("run/train.source.ids.partial-4711-abc"))
  }

  @Test func aRunThatStoppedEarlyCanBeResumed() throws {
    let stopped = try train(
      "config.yaml", "--run", "run", "--set", "training.length=1000 updates", "--set",
      "training.validate-every=1 updates", "--set", "training.early-stopping.patience=1", "--set",
      "training.early-stopping.minimum-improvement=1000")
    #expect(stopped.status == 0)
    #expect(stopped.errors.contains("stopped early"))
    let before = try run()
    let resumed = try train("--resume", "run")
    #expect(resumed.status == 0)
    #expect(resumed.errors.contains("stopped early"))
    for name in ["run/last.safetensors", "run/log.jsonl"] {
      #expect(try run()[name] == before[name], "\(name)")
    }
  }

  /// The number in a lock is of a process that may be another by now: only the lock itself counts.
  @Test func aLockThatIsLeftIsNoLock() throws {
    try #require(try train("config.yaml", "--run", "run").status == 0)
    try folder.write("1\n", to: "run/.lock")
    #expect(try train("--resume", "run").status == 0)
  }

  @Test func aLockThatIsHeldNamesItsProcess() throws {
    let logs = try TemporaryFolder()
    let first = try PlumbCommand.start(
      ["train", "config.yaml", "--run", "run", "--set", "training.length=1e300 epochs"],
      in: folder.root, output: logs.url("output"), errors: logs.url("errors"))
    let deadline = Date(timeIntervalSinceNow: 120)
    while !folder.exists("run/last.safetensors"), first.isRunning, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.01)
    }
    let wanted = "process \(first.processIdentifier) is training in this folder"
    #expect(try train("--resume", "run").complaint.contains(wanted))
    #expect(try train("config.yaml", "--run", "run", "--overwrite").complaint.contains(wanted))
    // An absurd length is long, and no number that does not fit.
    first.interrupt()
    first.waitUntilExit()
    let errors = try logs.text("errors")
    #expect(first.terminationStatus == 130, "\(errors)")
  }

  @Test(arguments: ["1e300 epochs", "9000000000000000000 updates"])
  func anAbsurdLengthCanBeEstimated(length: String) throws {
    let result = try PlumbCommand.run(
      ["cost", "config.yaml", "--set", "training.length=\(length)"], in: folder.root)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func anInfiniteLengthIsRefused() throws {
    let result = try train("config.yaml", "--run", "r", "--set", "training.length=1e999 epochs")
    #expect(result.complaint.contains("training.length: found '1e999 epochs'"))
  }
}
