import AcousticModeling
import Audio
import Files
import Foundation
import Tensors

/// Utterances, by key: sound files, Kaldi's script files of either kind, manifests, archives of
/// features. Sound is read several files at a time, one a thread.
struct FeatureInputs {
  private enum Source {
    case sound(String)
    case archive(String)
    case matrix(String, offset: Int)
  }

  private let sources: [(key: String, source: Source)]
  /// One a thread.
  private let extractors: [FeatureExtractor]
  private let sound: SoundOptions

  /// - Throws: `AudioError`, `FileError` naming the file: also for two of one key.
  init(_ paths: [String], options: FeatureOptions, sound: SoundOptions) throws {
    var sources: [(key: String, source: Source)] = []
    for path in paths {
      switch URL(fileURLWithPath: path).pathExtension.lowercased() {
      case "scp":
        for entry in try KaldiScriptEntry.entries(of: InputFile.text(path), file: path) {
          sources.append(
            (entry.key, entry.offset.map { .matrix(entry.path, offset: $0) } ?? .sound(entry.path)))
        }
      case "tsv":
        sources += try SpeechInputs.utterances([path]).map { ($0.id, .sound($0.sound)) }
      case "ark": sources.append(("", .archive(path)))
      default: sources.append((Self.key(of: path), .sound(path)))
      }
    }
    self.sources = sources
    self.sound = sound
    extractors = try (0..<Threads.count).map { _ in try FeatureExtractor(options) }
    var seen: [String: String] = [:]
    for (key, source) in sources {
      guard case .sound(let path) = source else { continue }
      guard let other = seen.updateValue(path, forKey: key) else { continue }
      throw AudioError(
        file: path, "has the key '\(key)', as has \(other); give them by an .scp file")
    }
  }

  /// The name of a file without folder and ending.
  private static func key(of path: String) -> String {
    path == "-" ? "stdin" : URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }

  /// The features of a sound file, and its name for errors; nil for what is no sound.
  private func extracted(
    _ source: Source, by extractor: FeatureExtractor
  ) throws -> (features: FeatureMatrix, name: String)? {
    guard case .sound(let path) = source else { return nil }
    var stream = try SoundStream(path: path, options: sound)
    return (try extractor.features(of: &stream), stream.name)
  }

  /// Gives each utterance's features to `body`, one after the other.
  /// - Throws: `AudioError`, `FileError` naming the file; what `body` throws.
  func forEach(_ body: (_ key: String, _ features: FeatureMatrix) throws -> Void) throws {
    var dimension: Int?
    var given: Set<String> = []
    func give(_ key: String, _ features: FeatureMatrix, from path: String) throws {
      guard given.insert(key).inserted else {
        throw AudioError(file: path, "has the key '\(key)' again, wanted each key once")
      }
      guard features.frameCount > 0 else { throw AudioError(file: path, "\(key): has no frames") }
      guard dimension == nil || dimension == features.dimension else {
        throw AudioError(
          file: path,
          "\(key): has \(features.dimension) features a frame, wanted \(dimension ?? 0) as before")
      }
      dimension = features.dimension
      try body(key, features)
    }
    try Threads.forEach(sources, workers: extractors) {
      try extracted($1.source, by: $0)
    } _: { entry, extracted in
      switch entry.source {
      case .sound:
        guard let extracted else { preconditionFailure("a sound without features") }
        try give(entry.key, extracted.features, from: extracted.name)
      case .matrix(let path, let offset):
        var reader = try KaldiArchiveReader(path: path)
        try give(entry.key, try reader.matrix(at: offset), from: path)
      case .archive(let path):
        var reader = try KaldiArchiveReader(path: path)
        while let (key, features) = try reader.next() { try give(key, features, from: path) }
      }
    }
  }
}
