public import ArgumentParser
public import Translation

extension LengthNormalization: ExpressibleByArgument {
  public init?(argument: String) { try? self.init(parsing: argument) }
}

extension EnsembleScorer.Mean: ExpressibleByArgument {}

/// How hypotheses are scored, the same for `translate` and `rescore`.
struct ScoringGroup: ParsableArguments {
  @Option(
    name: .long,
    help: "How lengths are made comparable: none, average, wu or wu:ALPHA (Wu et al. 2016).")
  var lengthNormalization = LengthNormalization.wu(alpha: 0.6)

  @Option(
    name: .long, help: "Weight of the coverage penalty (Wu et al. 2016); wants attention.")
  var coveragePenalty = 0.0

  @Option(name: .long, help: "How an ensemble averages: arithmetic or geometric.")
  var mean = EnsembleScorer.Mean.arithmetic

  @Option(name: .long, help: "Sentences computed side by side.")
  var batch = 32

  @Flag(name: .long, help: "Give word alignments from the attention, as i-j from 0.")
  var alignments = false

  func validate() throws {
    guard (1...10_000).contains(batch) else {
      throw ValidationError("--batch \(batch): wanted 1 to 10000.")
    }
    guard coveragePenalty >= 0, coveragePenalty.isFinite else {
      throw ValidationError("--coverage-penalty \(coveragePenalty): wanted 0 or more.")
    }
  }

  /// The name of a flag that was given and that only translations have; nil where none was.
  var translationFlag: String? {
    if alignments { return "--alignments" }
    if coveragePenalty != 0 { return "--coverage-penalty" }
    if lengthNormalization != .wu(alpha: 0.6) { return "--length-normalization" }
    return mean == .arithmetic ? nil : "--mean"
  }

  func apply(to options: inout TranslatorOptions) {
    options.search.lengthNormalization = lengthNormalization
    options.search.coveragePenalty = coveragePenalty
    options.mean = mean
    options.batch = batch
    options.alignments = alignments
  }
}
