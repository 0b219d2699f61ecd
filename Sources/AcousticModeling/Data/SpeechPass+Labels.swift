import Text

extension SpeechPass {
  /// What was said in an utterance, and where that stands.
  struct Labels {
    /// The file of segments, or the manifest.
    var file: String
    /// The line of each segment; one line in all where the manifest has the phones.
    var lines: [Int]
    var phones: [String]
    /// Empty where times are not known.
    var segments: [Utterance.Segment] = []

    func line(of index: Int) -> Int { lines[min(index, lines.count - 1)] }
  }

  /// Reads labels; nil where there are none or they cannot be read.
  mutating func readLabels(
    _ entry: ManifestEntry, line: Int, _ report: Report
  ) throws -> Labels? {
    let file = summary.file
    if case .words(let words) = entry.transcript {
      guard let dictionary = check.dictionary else {
        throw TextError(
          file: file, line: line,
          "'\(entry.id)' has words, wanted a pronouncing dictionary that spells them (--dictionary)"
        )
      }
      return try spell(words, by: dictionary, of: entry, line: line, report)
    }
    do {
      switch entry.transcript {
      case .none, .words: break
      case .phones(let phones): return Labels(file: file, lines: [line], phones: phones)
      case .segments(let path):
        try entry.require(path, "segments", file: file, line: line)
        let labels = try SegmentFile(contentsOf: path)
        return Labels(
          file: path, lines: labels.lines, phones: labels.segments.map(\.phone),
          segments: labels.segments)
      }
    } catch let error as TextError {
      try found(
        .unreadableLabels, error.file ?? file, error.line ?? 0, error.problem, report)
      return nil
    }
    try missing(entry, line: line, report)
    return nil
  }

  private mutating func missing(_ entry: ManifestEntry, line: Int, _ report: Report) throws {
    guard check.wantsLabels else { return }
    try found(
      .missingLabels, summary.file, line,
      "'\(entry.id)' has no labels, wanted phones, segments or words", report)
  }

  /// Words as phones; all that are unknown are found.
  private mutating func spell(
    _ words: [String], by dictionary: PronouncingDictionary, of entry: ManifestEntry, line: Int,
    _ report: Report
  ) throws -> Labels? {
    var phones: [String] = []
    var isWhole = true
    for word in words {
      if let spelled = dictionary.phones(ofWritten: word) {
        phones += spelled
      } else {
        isWhole = false
        try found(
          .unknownWord, summary.file, line,
          "'\(entry.id)': found word '\(word)', wanted one of \(dictionary.file)", report)
      }
    }
    guard isWhole else { return nil }
    if phones.isEmpty { try missing(entry, line: line, report) }
    return phones.isEmpty ? nil : Labels(file: summary.file, lines: [line], phones: phones)
  }

  /// Looks at the order of segments, and at where they end.
  mutating func compare(_ labels: Labels, with sound: SoundReading, _ report: Report) throws {
    var end = 0
    var start = 0
    for (index, segment) in labels.segments.enumerated() {
      let (samples, name) = (segment.samples, "'\(segment.phone)'")
      let line = labels.line(of: index)
      if samples.isEmpty {
        try found(
          .emptySegment, labels.file, line,
          "\(name) at \(samples.lowerBound) has no samples, wanted one or more", report)
      }
      if samples.lowerBound < start {
        try found(
          .unordered, labels.file, line,
          "\(name) starts at \(samples.lowerBound), before the line above (\(start)); wanted them "
            + "in order of time", report)
      } else if samples.lowerBound < end {
        try found(
          .overlap, labels.file, line,
          "\(name) starts at \(samples.lowerBound), wanted \(end), where the line above ends",
          report)
      } else if samples.lowerBound > end {
        try found(
          .gap, labels.file, line,
          "\(name) starts at \(samples.lowerBound), wanted \(end): "
            + "\(samples.lowerBound - end) samples are of no phone", report)
      }
      (start, end) = (samples.lowerBound, samples.upperBound)
    }
    let latest = labels.segments.map(\.samples.upperBound).max() ?? 0
    guard let last = labels.segments.lastIndex(where: { $0.samples.upperBound == latest }) else {
      return
    }
    let frame = Int(Double(sound.rate) * check.frameShift / 1000)
    let line = labels.line(of: last)
    if latest > sound.samples {
      try found(
        latest - sound.samples < frame ? .labelsEndLate : .labelsPastEnd, labels.file, line,
        "the labels end at sample \(latest), wanted \(sound.samples) at most, where the sound ends",
        report)
    } else if Double(sound.samples - latest) > check.earliestEnd * Double(sound.rate) {
      try found(
        .labelsEndEarly, labels.file, line,
        "the labels end at sample \(latest), more than \(check.earliestEnd) s before the sound "
          + "(\(sound.samples))", report)
    }
  }
}
