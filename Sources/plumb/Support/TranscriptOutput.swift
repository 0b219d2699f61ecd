import AcousticModeling
import Files
import Foundation

/// Where phones go: standard output or a file for formats that hold many utterances, a folder for those
/// of one. A file appears when it is complete.
final class TranscriptOutput {
  private let format: TranscriptFormat
  private let folder: String?
  private let file: AtomicFile?

  /// - Throws: `FileError`
  init(_ format: TranscriptFormat, to path: String) throws {
    self.format = format
    if format.isFilePerUtterance {
      folder = path
      file = nil
      if path != OutputFile.standard { try Folder.make(path) }
    } else {
      folder = nil
      file = path == OutputFile.standard ? nil : try AtomicFile(path: path)
    }
  }

  /// A line of an utterance's words.
  /// - Throws: `FileError`, `DecodingError` for an id that is no word.
  func write(line words: [String], id: String) throws {
    guard !id.contains(where: { $0.isWhitespace || "()".contains($0) }), !id.isEmpty else {
      throw DecodingError("found the id '\(id)', wanted one without white space and parentheses")
    }
    let text = words.joined(separator: " ") + "\n"
    if let file { try file.write(text.utf8) } else { StandardOutput.write(bytes: Array(text.utf8)) }
  }

  /// - Parameter rate: samples a second of the sound file, in which `phn` counts.
  /// - Throws: `FileError`, `DecodingError` for an id that the format or a file's name cannot hold, and
  ///   where a file of the corpus would be overwritten.
  func write(_ utterance: RecognizedUtterance, of source: Utterance, rate: Int) throws {
    let text = try format.text(of: utterance, rate: rate)
    if let file { return try file.write(text.utf8) }
    guard let folder, folder != OutputFile.standard else {
      return StandardOutput.write(bytes: Array(text.utf8))
    }
    guard !utterance.id.contains("/"), utterance.id != ".." else {
      throw DecodingError("the id '\(utterance.id)' cannot be the name of a file in \(folder)")
    }
    let path = "\(folder)/\(utterance.id).\(format.fileExtension)"
    try AtomicFile.refuse(path, asWellAs: source.sound)
    // Labels stand beside the sound in most corpora: they are not replaced by what was recognised.
    let labels = URL(fileURLWithPath: source.sound).deletingPathExtension().path + ".phn"
    if FileManager.default.fileExists(atPath: labels) {
      try AtomicFile.refuse(path, asWellAs: labels)
    }
    try AtomicFile.write(text, to: path)
  }

  /// Puts the file into its place.
  func commit() throws { try file?.commit() }
}
