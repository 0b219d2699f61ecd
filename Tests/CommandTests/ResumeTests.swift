import Foundation
import Testing

/// A training that is killed and goes on is the same training, bit for bit.
@Suite struct ResumeTests {
  @Test func killedAndResumedTrainingEqualsTheUninterruptedOne() throws {
    let folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 600, checkpointEvery: 7)
    let whole = try PlumbCommand.run(
      ["train", "config.yaml", "--run", "whole", "--threads", "1"], in: folder.root)
    try #require(whole.status == 0, "\(whole.errors)")

    let logs = try TemporaryFolder()
    let killed = try PlumbCommand.start(
      ["train", "config.yaml", "--run", "killed", "--threads", "1"], in: folder.root,
      output: logs.url("output"), errors: logs.url("errors"))
    // kill -9 once the second checkpoint is there.
    let deadline = Date(timeIntervalSinceNow: 120)
    while !folder.exists("killed/previous.safetensors"), killed.isRunning, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.001)
    }
    kill(killed.processIdentifier, SIGKILL)
    killed.waitUntilExit()
    try #require(
      killed.terminationReason == .uncaughtSignal, "it was finished before it could be killed")

    let resumed = try PlumbCommand.run(
      ["train", "--resume", "killed", "--threads", "2"], in: folder.root)
    try #require(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.errors.contains("resuming at update"))
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(
        try Data(contentsOf: folder.url("killed/\(name)"))
          == Data(contentsOf: folder.url("whole/\(name)")),
        "\(name) differs")
    }
  }

  @Test func interruptedTrainingSavesAndSaysHowToGoOn() throws {
    let folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 100_000, checkpointEvery: 100_000)
    let logs = try TemporaryFolder()
    let training = try PlumbCommand.start(
      ["train", "config.yaml", "--run", "run"], in: folder.root, output: logs.url("output"),
      errors: logs.url("errors"))
    let deadline = Date(timeIntervalSinceNow: 120)
    while !(try logs.text("errors").contains("update:")), training.isRunning, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.01)
    }
    training.interrupt()
    training.waitUntilExit()
    #expect(training.terminationStatus == 130)
    #expect(try logs.text("errors").contains("plumb train --resume run"))
    #expect(folder.exists("run/last.safetensors"))
  }
}
