import ArgumentParser
import Baselines
import Files
import Foundation
import Training

/// Where a command writes its result: a file, or standard output where it is named `-`.
enum OutputFile {
  /// The name of standard output.
  static let standard = "-"

  /// Writes bytes, whole or not at all where it is a file.
  /// - Throws: `FileError`
  static func write(_ bytes: [UInt8], to path: String) throws {
    guard path == standard else { return try AtomicFile.write(bytes, to: path) }
    StandardOutput.write(bytes: bytes)
  }

  /// Writes an n-gram model in the form that the file's name tells; ARPA to standard output.
  /// - Throws: `FileError`
  static func write(_ model: NGramModel, to path: String) throws {
    guard path == standard else { return try model.write(to: path) }
    try model.writeARPA { StandardOutput.write(bytes: $0) }
  }

  /// How progress is shown beside a result that goes to `path` piece by piece: not at all where both go to
  /// a terminal, where they would run into each other.
  static func progressStyle(beside path: String) -> ProgressReporter.Style {
    path == standard && isatty(STDOUT_FILENO) == 1 ? .quiet : .automatic()
  }

  /// Makes sure, before long work, that its result can be written.
  /// - Throws: `FileError`
  static func check(_ path: String) throws {
    if path != standard { try AtomicFile.check(path) }
  }

  /// - Throws: `ValidationError` where the flag names standard output, but what is written is a
  ///   folder, or a file whose beginning is written last.
  static func refuseStandard(_ flag: String, _ path: String?, wanted: String) throws {
    guard path == standard else { return }
    throw ValidationError("\(flag) -: wanted \(wanted); this is not written to standard output.")
  }
}
