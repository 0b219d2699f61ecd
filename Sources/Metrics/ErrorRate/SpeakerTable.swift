/// Who spoke each utterance, of which gender and dialect: from files in Kaldi's form, and where
/// none is given, from ids like TIMIT's (`faem0_si1392`, `dr2-faem0-si1392`).
public struct SpeakerTable: Sendable {
  private var speakers: TwoColumns?
  private var genders: TwoColumns?
  private var dialects: TwoColumns?

  /// Reads `utt2spk` (utterance, speaker), `spk2gender` (speaker, m or f) and `spk2dialect`.
  ///
  /// - Throws: `MetricsError` and `TranscriptError` with file and line.
  public init(utt2spk: String? = nil, spk2gender: String? = nil, spk2dialect: String? = nil) throws
  {
    speakers = try utt2spk.map { try TwoColumns($0, wanted: "'utterance-id speaker'") }
    genders = try spk2gender.map { try TwoColumns($0, wanted: "'speaker m' or 'speaker f'") }
    dialects = try spk2dialect.map { try TwoColumns($0, wanted: "'speaker dialect'") }
  }

  /// The speaker of an utterance; nil where neither a file nor the id tells.
  ///
  /// - Throws: `TranscriptError.notListed` where a file leaves the utterance out.
  public func speaker(of id: String) throws -> String? {
    if let speakers { return try speakers.value(of: id, kind: "utterance") }
    return Self.parts(of: id).first { TIMITName.isSpeaker($0) }.map(String.init)
  }

  /// The gender of an utterance's speaker: by a file, or by the first letter of TIMIT's names.
  ///
  /// - Throws: as above.
  public func gender(of id: String) throws -> String? {
    guard let speaker = try speaker(of: id) else { return nil }
    if let genders { return try genders.value(of: speaker, kind: "speaker") }
    return TIMITName.isSpeaker(speaker) ? String(speaker.lowercased().prefix(1)) : nil
  }

  /// The dialect of an utterance's speaker: by a file, or by a part `dr1` to `dr8` of its id.
  ///
  /// - Throws: as above.
  public func dialect(of id: String) throws -> String? {
    if let dialects {
      guard let speaker = try speaker(of: id) else { return nil }
      return try dialects.value(of: speaker, kind: "speaker")
    }
    return Self.parts(of: id).first { TIMITName.isDialect($0) }?.lowercased()
  }

  private static func parts(of id: String) -> [Substring] {
    id.split { $0 == "_" || $0 == "-" || $0 == "/" || $0 == "." }
  }
}

/// A file of two columns, the first of them without repetition.
private struct TwoColumns: Sendable {
  private let name: String
  private var values: [String: String] = [:]

  init(_ path: String, wanted: String) throws {
    let lines = try Lines(contentsOf: path)
    name = path
    var seen: [String: Int] = [:]
    for index in 0..<lines.count {
      let words = lines[index].split(whereSeparator: \.isWhitespace).map(String.init)
      if words.isEmpty { continue }
      let place = TranscriptError.Place(file: path, line: index + 1)
      guard words.count == 2 else {
        throw TranscriptError.badLine(at: place, found: lines[index], wanted: wanted)
      }
      if let first = seen.updateValue(index + 1, forKey: words[0]) {
        throw TranscriptError.doubled(
          at: place, id: words[0], first: .init(file: path, line: first))
      }
      values[words[0]] = words[1]
    }
  }

  func value(of key: String, kind: String) throws -> String {
    guard let value = values[key] else {
      throw TranscriptError.notListed(file: name, name: key, kind: kind)
    }
    return value
  }
}
