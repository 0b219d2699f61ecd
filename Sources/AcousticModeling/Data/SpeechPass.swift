import Audio
import Metrics

/// The state of a check while it goes through a manifest.
struct SpeechPass {
  typealias Report = (SpeechFinding) throws -> Void

  let check: SpeechCheck
  var summary: SpeechSummary
  private var rate: Int?
  private var speakers: Set<String> = []
  private var phones: Set<String> = []
  /// Where each sound was first: by hash and length.
  private var places: [SoundKey: String] = [:]

  private struct SoundKey: Hashable {
    let hash: UInt64
    let samples: Int
  }

  init(check: SpeechCheck, file: String) {
    self.check = check
    rate = check.rate
    summary = SpeechSummary(file: file)
  }

  /// Looks one line over: the sound, then the labels, then how they fit.
  mutating func examine(_ entry: ManifestEntry, line: Int, _ report: Report) throws {
    summary.utterances += 1
    if let speaker = entry.speaker, speakers.insert(speaker).inserted { summary.speakers += 1 }
    let sound = try readSound(entry, line: line, report)
    guard let labels = try readLabels(entry, line: line, report) else { return }
    let folded = try count(labels, report)
    guard let sound else { return }
    if !labels.segments.isEmpty { try compare(labels, with: sound, report) }
    let frames = check.frames(samples: sound.samples, rate: sound.rate)
    let wanted = SpeechCheck.fewestFrames(folded)
    if frames < wanted {
      try found(
        .tooShort, summary.file, line,
        "'\(entry.id)' has \(frames) frames for \(folded.count) phones, wanted \(wanted) for CTC",
        report)
    }
  }

  mutating func found(
    _ kind: SpeechFinding.Kind, _ file: String, _ line: Int, _ message: String, _ report: Report
  ) throws {
    summary.findings[kind.rawValue, default: 0] += 1
    try report(SpeechFinding(kind: kind, file: file, line: line, message: message))
  }

  /// Reads a sound; nil where it cannot be read or holds nothing.
  private mutating func readSound(
    _ entry: ManifestEntry, line: Int, _ report: Report
  ) throws -> SoundReading? {
    let (file, name) = (summary.file, entry.sound)
    let sound: SoundReading
    do {
      sound = try SoundReading(path: name)
    } catch let error as AudioError {
      try found(.unreadableSound, file, line, error.description, report)
      return nil
    }
    let wanted = rate ?? sound.rate
    rate = wanted
    if sound.rate != wanted, !check.takesAnyRate {
      try found(
        .otherRate, file, line, "\(name): is sampled at \(sound.rate) Hz, wanted \(wanted) Hz",
        report)
    }
    if sound.channels != 1 {
      try found(
        .severalChannels, file, line, "\(name): has \(sound.channels) channels, wanted one", report)
    }
    guard sound.samples > 0 else {
      try found(.noSamples, file, line, "\(name): holds no samples", report)
      return nil
    }
    addLength(Double(sound.samples) / Double(sound.rate))
    try judge(sound, of: entry, line: line, report)
    return sound
  }

  private mutating func addLength(_ seconds: Double) {
    summary.shortestSeconds =
      summary.hours == 0 ? seconds : min(summary.shortestSeconds, seconds)
    summary.longestSeconds = max(summary.longestSeconds, seconds)
    summary.hours += seconds / 3600
  }

  /// What can be heard of a sound that was read.
  private mutating func judge(
    _ sound: SoundReading, of entry: ManifestEntry, line: Int, _ report: Report
  ) throws {
    let (file, name) = (summary.file, entry.sound)
    if sound.isConstant {
      try found(
        .silent, file, line, "\(name): is silent, all of its \(sound.samples) samples are equal",
        report)
    } else {
      let share = Double(sound.atEnds) / Double(sound.samples * sound.channels)
      if share > check.clippingShare {
        try found(
          .clipping, file, line,
          "\(name): is clipped, \(Self.percent(share)) of its samples are at the ends of the "
            + "scale, wanted \(Self.percent(check.clippingShare)) at most", report)
      }
    }
    let key = SoundKey(hash: sound.hash, samples: sound.samples)
    if let first = places[key] {
      try found(
        .duplicateSound, file, line, "\(name): has the samples of \(first), wanted each once",
        report)
    } else {
      places[key] = "\(name) (line \(line))"
    }
  }

  private static func percent(_ share: Double) -> String {
    let rounded = (share * 10_000).rounded() / 100
    return "\(rounded) %"
  }

  /// Counts phones and looks for unknown ones.
  /// - Returns: the phones as a model is trained on them: folded, without those that are deleted.
  private mutating func count(_ labels: Labels, _ report: Report) throws -> [String] {
    var known: [String] = []
    for (index, phone) in labels.phones.enumerated() {
      summary.phones += 1
      if phones.insert(phone).inserted { summary.distinctPhones += 1 }
      let target: String?
      let wanted: String
      switch check.phones {
      case .any: (target, wanted) = (phone, "")
      case .listed(let list):
        (target, wanted) = (list.contains(phone) ? phone : nil, "one of the \(list.count) listed")
      case .folded(let folding):
        (target, wanted) = (folding.target(of: phone), "one that \(folding.name) names")
      }
      guard let target else {
        let line = labels.line(of: index)
        try found(
          .unknownPhone, labels.file, line, "found phone '\(phone)', wanted \(wanted)", report)
        continue
      }
      if !target.isEmpty {
        known.append(target)
        summary.counts[target, default: 0] += 1
      }
    }
    if case .folded = check.phones {
      summary.foldedPhones = (summary.foldedPhones ?? 0) + known.count
    }
    return known
  }
}
