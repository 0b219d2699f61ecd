import Files
import Foundation
import Text

/// A folder of recordings, in any layout: what is said and who speaks is told by the names of the
/// files or by a file of transcripts.
public struct RecordingFolder: Sendable {
  public let folder: String
  /// The paths of its sounds below it, in order of the alphabet.
  public let sounds: [String]

  /// Looks a folder over, and all folders in it; no sound is read.
  /// - Throws: `FileError` where it cannot be listed; `TextError` where it holds no sound.
  public init(_ folder: String) throws {
    self.folder = folder
    guard Folder.isFolder(folder) == true else {
      throw FileError(
        path: folder, operation: "read",
        reason: DataPath.exists(folder) ? "it is a file, wanted a folder" : "No such folder")
    }
    guard let paths = FileManager.default.subpaths(atPath: folder) else {
      throw FileError(path: folder, operation: "read", reason: "its files cannot be listed")
    }
    sounds = paths.filter { path in
      DataPath.soundEndings.contains(DataPath.ending(path))
        && Folder.isFolder(DataPath.joined(folder, path)) == false
    }.sorted()
    guard !sounds.isEmpty else {
      let wanted = DataPath.soundEndings.sorted().joined(separator: ", ")
      throw TextError(file: folder, "holds no sound, wanted files that end in \(wanted)")
    }
  }

  /// How the files are told apart and where their words come from.
  public struct Reading: Sendable {
    /// `{words}`, `{speaker}` and `{dialect}` are used, other fields can be selected on. Nil: names
    /// tell nothing.
    public var pattern: FileNamePattern?
    /// All of them must hold; their fields are the pattern's.
    public var conditions: [FieldCondition] = []
    /// What is said; else `{words}` tells it, else nothing does.
    public var transcripts: TranscriptTable?
    /// Spells the words at once, so that the manifest holds phones; nil: it holds words.
    public var dictionary: PronouncingDictionary?
    /// Whether recordings with a word that the dictionary does not have are left out; else they are
    /// an error.
    public var leavesOutUnknownWords = false

    public init() {}
  }

  /// Why a sound is not in the manifest.
  public enum Reason: String, CaseIterable, Sendable {
    /// Its name is not of the pattern.
    case otherName = "other_name"
    /// A condition does not hold.
    case notSelected = "not_selected"
    /// The transcripts do not name it, or have no word for it.
    case noTranscript = "no_transcript"
    /// A word is not in the dictionary.
    case unknownWord = "unknown_word"
  }

  /// What a folder gave.
  public struct Listing: Sendable {
    public fileprivate(set) var entries: [ManifestEntry] = []
    /// The sounds that are not among them.
    public fileprivate(set) var leftOut: [(sound: String, reason: Reason)] = []

    /// How many sounds were left out for a reason.
    public func count(_ reason: Reason) -> Int { leftOut.count { $0.reason == reason } }
  }

  /// The recordings as a manifest lists them. Their ids are their paths below the folder, without
  /// endings; white space becomes `_`.
  ///
  /// - Throws: `TextError` where a condition names no field of the pattern, a name can be read in
  ///   two ways, a word is not in the dictionary, and where nothing is left.
  public func list(_ reading: Reading) throws -> Listing {
    for condition in reading.conditions
    where reading.pattern?.fields.contains(condition.field) != true {
      let known =
        reading.pattern?.fields.joined(separator: ", ") ?? "none, since there is no pattern"
      throw TextError("condition on '\(condition.field)': wanted a field of the pattern: \(known)")
    }
    var listing = Listing()
    for sound in sounds {
      switch try entry(of: sound, reading) {
      case .success(let entry): listing.entries.append(entry)
      case .failure(let failure): listing.leftOut.append((sound, failure.reason))
      }
    }
    guard !listing.entries.isEmpty else {
      let counts = Reason.allCases.filter { listing.count($0) > 0 }.map {
        "\($0.rawValue) \(listing.count($0))"
      }
      throw TextError(
        file: folder,
        "nothing is left of \(sounds.count) sounds (\(counts.joined(separator: ", "))), such as "
          + "\(sounds[0])")
    }
    return listing
  }

  private struct Failure: Error { let reason: Reason }

  private func entry(of sound: String, _ reading: Reading) throws -> Result<ManifestEntry, Failure>
  {
    let stem = DataPath.stem(sound)
    var fields: [String: String] = [:]
    if let pattern = reading.pattern {
      guard let found = try pattern.match(sound) else { return .failure(.init(reason: .otherName)) }
      fields = found
    }
    guard reading.conditions.allSatisfy({ $0.holds(fields[$0.field] ?? "") }) else {
      return .failure(.init(reason: .notSelected))
    }
    var entry = ManifestEntry(
      id: DataPath.identifier(stem), sound: DataPath.joined(folder, sound),
      speaker: fields["speaker"], dialect: fields["dialect"])
    let words: [String]?
    if let transcripts = reading.transcripts {
      words = transcripts[stem] ?? transcripts[DataPath.name(of: stem)] ?? []
    } else {
      words = fields["words"].map { $0.split { " _-".contains($0) }.map(String.init) }
    }
    guard let words else { return .success(entry) }
    guard !words.isEmpty else { return .failure(.init(reason: .noTranscript)) }
    entry.transcript = .words(words)
    guard let dictionary = reading.dictionary else { return .success(entry) }
    if reading.leavesOutUnknownWords,
      words.contains(where: { dictionary.phones(ofWritten: $0) == nil })
    {
      return .failure(.init(reason: .unknownWord))
    }
    let spelled = try entry.utterance(dictionary: dictionary, file: entry.sound).transcript
    guard case .phones(let phones) = spelled else {
      return .failure(.init(reason: .noTranscript))
    }
    entry.transcript = .phones(phones)
    return .success(entry)
  }
}
