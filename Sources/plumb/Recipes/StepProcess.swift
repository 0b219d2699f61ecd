import ArgumentParser
import Files
import Foundation
import Training

/// Runs this same command with other arguments, as a process of its own: what a recipe does can
/// so be typed by hand, and a step's memory ends with it.
struct StepProcess {
  let step: RecipeStep

  /// Runs the step and waits. Its output file appears only when it has succeeded.
  ///
  /// - Returns: the exit status.
  /// - Throws: `RecipeError`, `FileError` where it cannot be started.
  func run() throws -> Int32 {
    guard let executable = Bundle.main.executableURL else {
      throw RecipeError("the path of this command's own executable is unknown")
    }
    let process = Process()
    process.executableURL = executable
    process.arguments = step.words
    process.standardInput = try inputHandle()
    let partial = step.output.map { $0 + ".partial" }
    // Standard output is for scores alone.
    process.standardOutput = try partial.map(outputHandle) ?? FileHandle.standardError
    try StopSignals.whileWaitingForChild {
      do {
        try process.run()
      } catch {
        throw FileError(
          path: executable.path, operation: "start", reason: error.localizedDescription)
      }
      wait(for: process)
    }
    if let partial, let output = step.output {
      if process.terminationStatus == 0 {
        try? FileManager.default.removeItem(atPath: output)
        try FileManager.default.moveItem(atPath: partial, toPath: output)
      } else {
        try? FileManager.default.removeItem(atPath: partial)
      }
    }
    return process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  private func inputHandle() throws -> FileHandle {
    guard let path = step.input else { return .nullDevice }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileError(path: path, operation: "read", reason: "there is no such file")
    }
    return handle
  }

  private func outputHandle(_ path: String) throws -> FileHandle {
    let made = FileManager.default.createFile(atPath: path, contents: nil)
    guard made, let handle = FileHandle(forWritingAtPath: path) else {
      throw FileError(path: path, operation: "write", reason: "it cannot be created")
    }
    return handle
  }

  /// Foundation puts a child into a process group of its own, so Control-C reaches only us: we
  /// pass it on, and the child ends in good order. A second Control-C kills it: it must not go on
  /// behind the back of the user.
  private func wait(for process: Process) {
    var (isPassedOn, isKilled) = (false, false)
    while process.isRunning {
      if !isPassedOn, let request = StopSignals.request {
        isPassedOn = true
        request == .interrupt ? process.interrupt() : process.terminate()
      }
      if !isKilled, StopSignals.isInsistent {
        isKilled = true
        kill(process.processIdentifier, SIGKILL)
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
    process.waitUntilExit()
  }
}
