import Files
import Foundation
import Text

/// TIMIT, or another corpus that is laid out as TIMIT is: `train/dr1/fcjf0/sa1.wav` with `sa1.phn`
/// beside it, in either case of letters, the whole of it or a part. Instead of `.wav` there may be
/// `.WAV.wav` (TIMIT converted) or another sound file.
public struct TIMITCorpus: Sendable {
  /// A sound of the corpus. Names are in lower case whatever the files' are.
  struct Recording: Sendable {
    /// `train`, `dev` or `test`.
    let folder: String
    let dialect: String
    let speaker: String
    /// Such as `sx158`.
    let sentence: String
    let sound: String
    /// The file of phones; nil where there is none.
    let labels: String?

    /// What TIMIT's utterances are called in Kaldi's recipe: `fcjf0_sx158`.
    var id: String { "\(speaker)_\(sentence)" }
  }

  /// The folder that holds `train`, `dev` or `test`.
  public let folder: String
  /// In order of their ids.
  let recordings: [Recording]

  /// Looks a corpus over; no sound is read.
  /// - Parameter folder: holds `train`, `dev` or `test`; or a folder `timit` that does.
  /// - Throws: `TextError` where there is no such sound, and for two sounds of one name;
  ///   `FileError` where a folder cannot be listed.
  public init(folder: String) throws {
    let inner = try Self.folders(in: folder).first { $0.lowercased() == "timit" }
    let candidates = [folder] + (inner.map { [DataPath.joined(folder, $0)] } ?? [])
    let chosen = try candidates.first { !(try Self.parts(of: $0)).isEmpty }
    guard let chosen else {
      throw TextError(
        file: folder,
        "is no corpus like TIMIT: found no folder train, dev or test in it, wanted one")
    }
    self.folder = chosen
    var found: [Recording] = []
    for part in try Self.parts(of: chosen) {
      for dialect in try Self.folders(in: DataPath.joined(chosen, part))
      where Self.isDialect(dialect) {
        let above = DataPath.joined(DataPath.joined(chosen, part), dialect)
        for speaker in try Self.folders(in: above) {
          found += try Self.recordings(
            in: DataPath.joined(above, speaker), part: part, dialect: dialect, speaker: speaker)
        }
      }
    }
    guard !found.isEmpty else {
      throw TextError(
        file: chosen, "holds no sound, wanted files like train/dr1/fcjf0/sx37.wav below it")
    }
    recordings = found.sorted { ($0.id, $0.sound) < ($1.id, $1.sound) }
    for (first, second) in zip(recordings, recordings.dropFirst()) where first.id == second.id {
      throw TextError(
        file: second.sound, "is '\(first.id)', as \(first.sound) is; wanted each utterance once")
    }
  }

  private static func recordings(
    in folder: String, part: String, dialect: String, speaker: String
  ) throws -> [Recording] {
    let names = try list(folder)
    var labels: [String: String] = [:]
    for name in names where DataPath.ending(name) == "phn" {
      labels[DataPath.stem(name).lowercased()] = name
    }
    var sounds: [String: String] = [:]
    for name in names where DataPath.soundEndings.contains(DataPath.ending(name)) {
      var stem = DataPath.stem(name)
      let isConverted = DataPath.soundEndings.contains(DataPath.ending(stem))
      if isConverted { stem = DataPath.stem(stem) }
      // Where `sa1.WAV` stands beside `sa1.WAV.wav`, both are the same sound, and the second can be
      // read even where the first is compressed.
      if sounds[stem.lowercased()] == nil || isConverted { sounds[stem.lowercased()] = name }
    }
    return sounds.map { sentence, name in
      Recording(
        folder: part.lowercased(), dialect: dialect.lowercased(), speaker: speaker.lowercased(),
        sentence: sentence, sound: DataPath.joined(folder, name),
        labels: labels[sentence].map { DataPath.joined(folder, $0) })
    }
  }

  private static func parts(of folder: String) throws -> [String] {
    try folders(in: folder).filter { ["train", "dev", "test"].contains($0.lowercased()) }
  }

  /// `dr1` to `dr8` in TIMIT; other corpora may have more.
  private static func isDialect(_ name: String) -> Bool {
    let number = name.lowercased().utf8.dropFirst(2)
    return name.lowercased().hasPrefix("dr") && !number.isEmpty
      && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func folders(in folder: String) throws -> [String] {
    try list(folder).filter { Folder.isFolder(DataPath.joined(folder, $0)) == true }
  }

  private static func list(_ folder: String) throws -> [String] {
    guard Folder.isFolder(folder) != false else {
      throw FileError(path: folder, operation: "read", reason: "it is a file, wanted a folder")
    }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw FileError(unreadable: folder, error)
    }
  }
}
