/// What utterances can be put together by.
public enum TranscriptGrouping: String, CaseIterable, Sendable {
  case utterance, speaker, dialect, gender
}

/// Utterances put together, and the sums of their counts.
public struct TranscriptGroups: Sendable {
  public let grouping: TranscriptGrouping
  /// The groups' names: in the utterances' order for single ones, otherwise of the alphabet.
  public let names: [String]
  /// A row for every group.
  public let statistics: SegmentStatistics

  /// Sums up rows of utterances. `dialects` are those that folders told, or empty strings.
  ///
  /// - Throws: `TranscriptError` where an utterance's group is not known.
  init(
    _ grouping: TranscriptGrouping, ids: [String], dialects: [String],
    statistics: SegmentStatistics, _ table: SpeakerTable
  ) throws {
    self.grouping = grouping
    if grouping == .utterance {
      names = ids
      self.statistics = statistics
      return
    }
    var sums: [String: [Int]] = [:]
    for (index, id) in ids.enumerated() {
      let name: String?
      switch grouping {
      case .utterance, .speaker: name = try table.speaker(of: id)
      case .gender: name = try table.gender(of: id)
      case .dialect:
        name = try table.dialect(of: id) ?? (dialects[index].isEmpty ? nil : dialects[index])
      }
      guard let name else {
        throw TranscriptError.notGrouped(id: id, kind: grouping.rawValue)
      }
      var sum = sums[name] ?? Array(repeating: 0, count: statistics.width)
      statistics.add(index, to: &sum)
      sums[name] = sum
    }
    names = sums.keys.sorted()
    var rows = SegmentStatistics(width: statistics.width, capacity: names.count)
    for name in names { rows.append(sums[name] ?? []) }
    self.statistics = rows
  }
}

/// Scored utterances that can be put together.
public protocol GroupedUtterances {
  var ids: [String] { get }
  /// The counts of speakers, dialects, genders or single utterances.
  ///
  /// - Throws: `TranscriptError` where an utterance's group is not known.
  func groups(_ grouping: TranscriptGrouping, _ table: SpeakerTable) throws -> TranscriptGroups
}

extension GroupedUtterances {
  /// What a bootstrap draws: speakers, since the errors of one speaker hang together; single
  /// utterances where no speaker is known.
  ///
  /// - Throws: `TranscriptError` where only some utterances' speakers are known.
  public func resampled(_ table: SpeakerTable) throws -> TranscriptGroups {
    let isKnown = try ids.first.map { try table.speaker(of: $0) != nil } ?? false
    return try groups(isKnown ? .speaker : .utterance, table)
  }
}
