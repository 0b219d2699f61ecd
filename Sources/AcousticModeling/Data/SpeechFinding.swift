/// Something that is wrong, or looks wrong, in a corpus of recordings.
public struct SpeechFinding: Sendable, Equatable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable, Codable {
    /// The utterance cannot be trained on as it is.
    case error
    /// It is dubious.
    case warning
  }

  /// What is wrong.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// The sound is not there, damaged, truncated or of no known format.
    case unreadableSound = "unreadable_sound"
    /// Another number of samples a second than wanted, or than the first sound has.
    case otherRate = "other_rate"
    case severalChannels = "several_channels"
    case noSamples = "no_samples"
    /// All samples are equal.
    case silent
    /// A notable share of the samples is at the ends of the scale.
    case clipping
    /// The samples of another sound, all of them.
    case duplicateSound = "duplicate_sound"
    /// Nothing says what was said.
    case missingLabels = "missing_labels"
    /// A file of segments is not there, or a line of it has another form.
    case unreadableLabels = "unreadable_labels"
    /// A word that the pronouncing dictionary does not have.
    case unknownWord = "unknown_word"
    /// A phone that is not among those that are known.
    case unknownPhone = "unknown_phone"
    /// A segment without samples.
    case emptySegment = "empty_segment"
    /// Samples between two segments, or before the first, that are of none.
    case gap
    /// A segment starts before the one in the line above has ended.
    case overlap
    /// A segment starts before the one in the line above has started.
    case unordered
    /// The labels end after the sound, by less than a frame.
    case labelsEndLate = "labels_end_late"
    /// The labels end after the sound, by a frame or more.
    case labelsPastEnd = "labels_past_end"
    /// The labels end long before the sound. TIMIT's end a little before, always.
    case labelsEndEarly = "labels_end_early"
    /// Fewer frames than CTC needs for so many phones.
    case tooShort = "too_short"

    /// How bad it is.
    public var severity: Severity {
      switch self {
      case .unreadableSound, .otherRate, .severalChannels, .noSamples, .silent, .missingLabels,
        .unreadableLabels, .unknownWord, .unknownPhone, .overlap, .unordered, .labelsPastEnd,
        .tooShort:
        .error
      case .clipping, .duplicateSound, .emptySegment, .gap, .labelsEndLate, .labelsEndEarly:
        .warning
      }
    }
  }

  public var kind: Kind
  /// The manifest, or the file of segments, as the user named it.
  public var file: String
  /// The line, counted from 1; 0 stands for the whole file.
  public var line: Int
  /// What was found and what was wanted.
  public var message: String

  /// `FILE:LINE: SEVERITY: MESSAGE`, as compilers write it.
  public var description: String {
    (line > 0 ? "\(file):\(line)" : file) + ": \(kind.severity.rawValue): \(message)"
  }
}
