/// Phone or word error rate: substitutions, deletions and insertions over the references' tokens,
/// in percent, by the alignment that sclite makes (see `TokenAligner`).
public struct ErrorRate: AdditiveScore {
  /// What is done with silence before tokens are aligned. Rates of different protocols are over
  /// different tokens: never compare them.
  public enum ScoringProtocol: String, CaseIterable, Sendable {
    /// Silence is a phone like all others, and several in a row stay several: Kaldi's TIMIT recipe.
    case kaldi
    /// Silences in a row are one.
    case mergedSilence = "merged-silence"
    /// Silence is removed.
    case noSilence = "no-silence"
    /// Words: there is no silence and nothing to fold.
    case words
  }

  public var scoringProtocol: ScoringProtocol
  /// Which phones are scored as which; nil leaves them as they are.
  public var folding: PhoneFolding?
  /// What silence is called once phones are folded.
  public var silence: String
  public var isLowercased: Bool

  public init(
    _ scoringProtocol: ScoringProtocol = .kaldi, folding: PhoneFolding? = nil,
    silence: String = "sil", isLowercased: Bool = false
  ) {
    self.scoringProtocol = scoringProtocol
    self.folding = folding
    self.silence = silence
    self.isLowercased = isLowercased
  }

  public var name: String { scoringProtocol == .words ? "WER" : "PER" }

  public var signatureFields: [Signature.Field] {
    var fields = [Signature.Field("protocol", "p", scoringProtocol.rawValue)]
    if scoringProtocol != .words {
      fields.append(.init("fold", "f", folding?.name ?? "none"))
    }
    if scoringProtocol == .mergedSilence || scoringProtocol == .noSilence {
      fields.append(.init("sil", "sil", silence))
    }
    fields.append(.init("case", "c", isLowercased ? "lc" : "mixed"))
    fields.append(.init("align", "al", "sclite-3-3-4"))
    return fields
  }

  /// Errors over reference tokens; where there are none, 100 for any insertion.
  public func score(_ sum: [Int]) -> Score {
    let counts = ErrorCounts(sum)
    let rate =
      counts.references > 0
      ? Double(counts.errors) / Double(counts.references) : counts.errors > 0 ? 1 : 0
    return Score(name: name, value: 100 * rate, detail: counts.description)
  }

  /// Aligns what was recognised with the references, utterance by utterance.
  ///
  /// - Throws: `TranscriptError` for ids that do not match and phones that the folding does not
  ///   know, `MetricsError.unequalLineCounts` for lines without ids.
  public func compare(_ hypotheses: Transcripts, _ references: Transcripts) throws -> Comparison {
    let pairs = try TranscriptPairs(
      hypotheses: prepare(hypotheses), references: prepare(references))
    return try Comparison(pairs, metric: self)
  }

  /// Whether the phone that this protocol merges or removes is there at all.
  ///
  /// - Throws: `TranscriptError` for a phone that the folding does not know.
  public func findsSilence(in references: Transcripts) throws -> Bool {
    try references.renamed(folding: folding, isLowercased: isLowercased).symbols.contains(silence)
  }

  /// What of a transcript is scored: folded, in lower case, silence treated as the protocol says.
  func prepare(_ transcripts: Transcripts) throws -> Transcripts {
    var result = try transcripts.renamed(folding: folding, isLowercased: isLowercased)
    switch scoringProtocol {
    case .kaldi, .words: break
    case .mergedSilence: result.reduce(silence, keepsFirst: true)
    case .noSilence: result.reduce(silence, keepsFirst: false)
    }
    return result
  }
}
