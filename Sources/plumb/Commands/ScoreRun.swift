import Foundation
import Metrics

/// Reads the texts, asks a metric for its score and prints it.
struct ScoreRun {
  let options: ScoreOptions

  /// Scores with one metric. `warning` may say something about the hypotheses.
  func print(_ metric: some Metric, warning: (Lines) -> String? = { _ in nil }) throws {
    let references = try options.references.map(Lines.init(input:))
    if options.systems.isEmpty {
      let hypotheses = try Lines(input: options.hypothesis ?? "-")
      warn(warning(hypotheses))
      try printOne(metric, hypotheses, references)
    } else {
      let systems = try options.systems.map(Lines.init(input:))
      for system in systems { warn(warning(system)) }
      try printComparison(metric, systems, references)
    }
  }

  private func printOne(_ metric: some Metric, _ hypotheses: Lines, _ references: [Lines]) throws {
    let statistics = try metric.statistics(hypotheses, references: references)
    if options.sentenceLevel {
      let signature = metric.signature(referenceCount: references.count)
      for score in metric.sentenceScores(statistics) { write(text(score, signature)) }
      return
    }
    var score = metric.score(statistics.sum)
    var signature = metric.signature(referenceCount: references.count)
    if options.confidence {
      let bootstrap = try Bootstrap(
        resamples: options.output.confidenceN, seed: options.output.seed)
      score.confidence = bootstrap.confidence(statistics, metric)
      signature = metric.signature(
        referenceCount: references.count, resamples: bootstrap.resamples, seed: bootstrap.seed)
    }
    switch options.output.format {
    case .text: write(text(score, signature))
    case .json: write(score.json(signature: signature, width: options.output.width))
    }
  }

  private func printComparison(
    _ metric: some Metric, _ systems: [Lines], _ references: [Lines]
  ) throws {
    let bootstrap = try Bootstrap(resamples: options.output.confidenceN, seed: options.output.seed)
    let results = try bootstrap.compare(systems, references: references, metric)
    let signature = metric.signature(
      referenceCount: references.count, resamples: bootstrap.resamples, seed: bootstrap.seed)
    let table = ComparisonTable(results: results, signature: signature)
    switch options.output.format {
    case .text: write(table.text(width: options.output.width, shortSignature: options.output.short))
    case .json: write(table.json())
    }
  }

  private func text(_ score: Score, _ signature: Signature) -> String {
    if options.output.scoreOnly { return score.shortText(width: options.output.width) }
    let signature = options.output.short ? signature.short : "\(signature)"
    return score.text(signature: signature, width: options.output.width)
  }

  private func write(_ text: String) {
    StandardOutput.write([text])
  }

  private func warn(_ text: String?) {
    guard let text, !options.quiet else { return }
    StandardError.write("plumb score: warning: \(text)")
  }
}
