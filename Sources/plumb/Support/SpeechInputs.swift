import AcousticModeling
import ArgumentParser
import Files
import Foundation

/// Utterances that a command is given: sound files, and manifests by their ending `.tsv`.
enum SpeechInputs {
  static func isManifest(_ path: String) -> Bool {
    path.hasSuffix(".tsv") || path.hasSuffix(".tsv.gz")
  }

  /// - Parameter content: what the manifests are wanted for.
  /// - Throws: `ValidationError` for what has not the name of a manifest.
  static func check(_ manifests: [String], with content: String) throws {
    for manifest in manifests where !isManifest(manifest) {
      throw ValidationError("\(manifest): wanted a manifest (.tsv) with \(content).")
    }
  }

  /// - Throws: `FileError` where an output is one of the inputs.
  static func refuse(_ output: String, asWellAs inputs: [String?]) throws {
    guard output != OutputFile.standard else { return }
    for input in inputs.compactMap(\.self) { try AtomicFile.refuse(output, asWellAs: input) }
  }

  /// - Throws: `TextError` naming file and line; for two utterances of one id `AcousticError`.
  static func utterances(_ paths: [String], dictionary: String? = nil) throws -> [Utterance] {
    let dictionary = try dictionary.map { try PronouncingDictionary(contentsOf: $0) }
    var utterances: [Utterance] = []
    for path in paths {
      if isManifest(path) {
        utterances += try Manifest(contentsOf: path, dictionary: dictionary).utterances
      } else {
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        // An id is a word in most formats.
        let id = name.split(whereSeparator: \.isWhitespace).joined(separator: "_")
        utterances.append(Utterance(id: path == "-" ? "stdin" : id, sound: path))
      }
    }
    var seen: [String: String] = [:]
    for utterance in utterances {
      guard let other = seen.updateValue(utterance.sound, forKey: utterance.id) else { continue }
      throw AcousticError(
        file: utterance.sound,
        "has the id '\(utterance.id)', as has \(other); a manifest can tell them apart")
    }
    return utterances
  }
}
