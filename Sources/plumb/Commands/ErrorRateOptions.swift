import ArgumentParser
import Metrics

/// What `plumb score per` and `plumb score wer` have in common beside the transcripts.
struct ErrorRateOptions: ParsableArguments {
  @OptionGroup var transcripts: TranscriptOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Hypotheses of several systems, compared with the first by the matched-pairs test.",
      valueName: "path"))
  var systems: [String] = []

  @Option(
    help: ArgumentHelp(
      "Show this many of the most frequent substitutions, deletions and insertions.",
      valueName: "count"))
  var confusions: Int?

  @Flag(help: "Show how every utterance was aligned, in sclite's form.")
  var alignments = false

  func validate() throws {
    if let confusions, confusions < 1 {
      throw ValidationError("--confusions: found \(confusions); wanted at least 1.")
    }
    if transcripts.output.scoreOnly && (confusions != nil || alignments || !systems.isEmpty) {
      throw ValidationError("--score-only excludes --confusions, --alignments and --systems.")
    }
    if systems.isEmpty { return }
    if transcripts.hypothesis != nil {
      throw ValidationError("--systems and --hypothesis exclude each other.")
    }
    if systems.count == 1 {
      throw ValidationError("--systems: found 1 file; wanted at least 2 to compare.")
    }
    if let twice = systems.first(where: { name in systems.count { $0 == name } > 1 }) {
      throw ValidationError("--systems: \(twice) is given twice.")
    }
    if transcripts.confidence {
      throw ValidationError("--systems gives intervals by itself; leave --confidence out.")
    }
    if confusions != nil || alignments || !transcripts.by.isEmpty {
      throw ValidationError("--systems excludes --by, --confusions and --alignments.")
    }
  }

  /// Reads, aligns and prints.
  func run(_ metric: ErrorRate) throws {
    let references = try transcripts.readReference(words: metric.scoringProtocol == .words)
    let hypotheses =
      try systems.isEmpty
      ? [read(transcripts.hypothesis, metric)] : systems.map { try read($0, metric) }
    if metric.scoringProtocol == .mergedSilence || metric.scoringProtocol == .noSilence,
      try !([references] + hypotheses).contains(where: metric.findsSilence)
    {
      StandardError.write(
        """
        plumb score: warning: no phone is '\(metric.silence)', so that \
        --protocol \(metric.scoringProtocol.rawValue) changes nothing; --silence names another
        """)
    }
    let speakers = try transcripts.speakers()
    StandardOutput.write([
      systems.isEmpty
        ? try one(metric, hypotheses[0], references, speakers)
        : try several(metric, hypotheses, references, speakers)
    ])
  }

  private func read(_ path: String?, _ metric: ErrorRate) throws -> Transcripts {
    try transcripts.read(path, words: metric.scoringProtocol == .words)
  }

  private func one(
    _ metric: ErrorRate, _ hypothesis: Transcripts, _ references: Transcripts,
    _ speakers: SpeakerTable
  ) throws -> String {
    let comparison = try metric.compare(hypothesis, references)
    let (score, signature) = try transcripts.scored(
      metric, comparison, comparison.score, speakers)
    if transcripts.output.scoreOnly { return score.shortText(width: transcripts.output.width) }
    var report = ErrorReport(comparison, score: score, signature: signature)
    report.groups = try transcripts.by.map { try comparison.groups($0, speakers) }
    report.confusions = confusions
    report.showsAlignments = alignments
    switch transcripts.output.format {
    case .text:
      return report.text(width: transcripts.output.width, shortSignature: transcripts.output.short)
    case .json: return report.json(width: transcripts.output.width)
    }
  }

  private func several(
    _ metric: ErrorRate, _ hypotheses: [Transcripts], _ references: Transcripts,
    _ speakers: SpeakerTable
  ) throws -> String {
    let bootstrap = try Bootstrap(
      resamples: transcripts.output.confidenceN, seed: transcripts.output.seed)
    let comparison = try SystemComparison(
      hypotheses.map { try metric.compare($0, references) }, bootstrap, speakers)
    switch transcripts.output.format {
    case .text:
      return comparison.text(
        width: transcripts.output.width, shortSignature: transcripts.output.short)
    case .json: return comparison.json()
    }
  }
}
