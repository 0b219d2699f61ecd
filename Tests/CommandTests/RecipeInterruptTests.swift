import Foundation
import Testing

/// Control-C while a recipe trains.
@Suite struct RecipeInterruptTests {
  /// A recipe that trains for ever, and its process once it has a checkpoint.
  private struct Training {
    let folder: TemporaryFolder
    let logs: TemporaryFolder
    let process: Process

    init() throws {
      folder = try RecipeTests.prepare(updates: 100_000)
      logs = try TemporaryFolder()
      process = try PlumbCommand.start(
        ["recipe", "run", "toy", "--data", "my data"], in: folder.root,
        output: logs.url("output"), errors: logs.url("errors"))
      let deadline = Date(timeIntervalSinceNow: 120)
      while !folder.exists("runs/toy/run/best.safetensors"), process.isRunning, Date() < deadline {
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }

  @Test func stoppedTrainingGoesOn() throws {
    let training = try Training()
    let folder = training.folder
    training.process.interrupt()
    training.process.waitUntilExit()
    #expect(training.process.terminationStatus == 130)
    #expect(try training.logs.text("errors").contains("the same command goes on"))

    // What is left of the training is cut short by hand, in the run's own configuration.
    let configuration = try folder.text("runs/toy/run/config.yaml")
    try folder.write(
      configuration.replacingOccurrences(of: "100000 updates", with: "1 updates"),
      to: "runs/toy/run/config.yaml")
    let resumed = try RecipeTests.run(folder)
    #expect(resumed.errors.contains("$ plumb train --resume runs/toy/run"))
    #expect(resumed.status == 0, "\(resumed.errors)")
  }

  #if os(Linux)
    /// The first Control-C waits for the training's checkpoint, and the training may hang: the
    /// second must not leave it behind.
    @Test func theSecondInterruptLeavesNoOrphan() throws {
      let training = try Training()
      let child = try #require(Self.children(of: training.process.processIdentifier).first)
      // Held, it cannot answer the interrupt that is passed on.
      kill(child, SIGSTOP)
      training.process.interrupt()
      Thread.sleep(forTimeInterval: 0.3)
      #expect(training.process.isRunning)
      training.process.interrupt()
      training.process.waitUntilExit()
      #expect(training.process.terminationReason == .exit)
      #expect(training.process.terminationStatus == 130)
      #expect(kill(child, 0) == -1 && errno == ESRCH, "the training \(child) is left behind")
    }

    /// Numbers of the processes that a process has started and that live.
    private static func children(of parent: Int32) throws -> [Int32] {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init).filter {
        // NUMBER (NAME) STATE PARENT …
        let stat = try? String(contentsOfFile: "/proc/\($0)/stat", encoding: .utf8)
        let fields = stat?.split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 1 && fields[1] == "\(parent)"
      }
    }
  #endif
}
