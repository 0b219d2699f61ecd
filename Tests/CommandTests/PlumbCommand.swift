import Foundation
import Testing

/// Runs the built command as a user does.
enum PlumbCommand {
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of the message that ends a failed command.
    var complaint: String {
      errors.split(separator: "\n").filter { $0.hasPrefix("Error:") }.joined(separator: "\n")
    }
  }

  /// SwiftPM puts the executable beside the tests' resources.
  static var executable: URL {
    Bundle.module.bundleURL.deletingLastPathComponent().appendingPathComponent("plumb")
  }

  /// Starts the command. Its output goes to files, so that no pipe can fill up.
  static func start(
    _ arguments: [String], input: Data = Data(), in folder: URL, output: URL, errors: URL
  ) throws -> Process {
    let inputFile = errors.appendingPathExtension("input")
    try input.write(to: inputFile)
    for file in [output, errors] {
      try #require(FileManager.default.createFile(atPath: file.path, contents: nil))
    }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = "100"  // the width of help texts
    process.environment = environment
    try process.run()
    return process
  }

  /// Runs the command as a line of a shell; `plumb` is its first word, redirections may follow.
  static func shell(
    _ line: String, in folder: URL
  ) throws -> Result {
    let logs = try TemporaryFolder()
    let (output, errors) = (logs.url("output"), logs.url("errors"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "plumb() { exec \"$0\" \"$@\"; }; \(line)", executable.path,
    ]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  static func run(
    _ arguments: [String], input: Data = Data(),
    in folder: URL = FileManager.default
      .temporaryDirectory
  ) throws -> Result {
    let logs = try TemporaryFolder()
    let (output, errors) = (logs.url("output"), logs.url("errors"))
    let process = try start(arguments, input: input, in: folder, output: output, errors: errors)
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
