import AcousticModeling
import Files

/// Where phones go: standard output or a file for formats that hold many utterances, a folder for those
/// of one. A file appears when it is complete.
final class TranscriptOutput {
  private let format: TranscriptFormat
  private let rate: Int
  private let folder: String?
  private let file: AtomicFile?

  /// - Parameter rate: samples a second of the times that `phn` has.
  /// - Throws: `FileError`
  init(_ format: TranscriptFormat, to path: String, rate: Int) throws {
    self.format = format
    self.rate = rate
    if format.isFilePerUtterance {
      folder = path
      file = nil
      if path != OutputFile.standard { try Folder.make(path) }
    } else {
      folder = nil
      file = path == OutputFile.standard ? nil : try AtomicFile(path: path)
    }
  }

  /// A line of words.
  /// - Throws: `FileError`
  func write(line words: [String]) throws {
    let text = words.joined(separator: " ") + "\n"
    if let file { try file.write(text.utf8) } else { StandardOutput.write(bytes: Array(text.utf8)) }
  }

  /// - Throws: `FileError`, `DecodingError` for an id that the format or a file's name cannot hold.
  func write(_ utterance: RecognizedUtterance) throws {
    let text = try format.text(of: utterance, rate: rate)
    if let file { return try file.write(text.utf8) }
    guard let folder, folder != OutputFile.standard else {
      return StandardOutput.write(bytes: Array(text.utf8))
    }
    guard !utterance.id.contains("/"), utterance.id != ".." else {
      throw DecodingError("the id '\(utterance.id)' cannot be the name of a file in \(folder)")
    }
    try AtomicFile.write(text, to: "\(folder)/\(utterance.id).\(format.fileExtension)")
  }

  /// Puts the file into its place.
  func commit() throws { try file?.commit() }
}
