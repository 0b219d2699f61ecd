import Audio
import Files
import Foundation

/// Utterances, by key: sound files, Kaldi's script files of either kind, archives of features.
struct FeatureInputs {
  private enum Source {
    case sound(String)
    case archive(String)
    case matrix(String, offset: Int)
  }

  private let sources: [(key: String, source: Source)]
  private let extractor: FeatureExtractor
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
      case "ark": sources.append(("", .archive(path)))
      default: sources.append((Self.key(of: path), .sound(path)))
      }
    }
    self.sources = sources
    self.sound = sound
    extractor = try FeatureExtractor(options)
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
    for (key, source) in sources {
      switch source {
      case .sound(let path):
        var stream = try SoundStream(path: path, options: sound)
        try give(key, try extractor.features(of: &stream), from: stream.name)
      case .matrix(let path, let offset):
        var reader = try KaldiArchiveReader(path: path)
        try give(key, try reader.matrix(at: offset), from: path)
      case .archive(let path):
        var reader = try KaldiArchiveReader(path: path)
        while let (key, features) = try reader.next() { try give(key, features, from: path) }
      }
    }
  }
}
