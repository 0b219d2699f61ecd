public import Metrics
public import Training

/// How phones are scored while a model trains: the `validation` section of a configuration.
public struct ScoringOptions: Equatable, Sendable {
  /// Which phones count as the same.
  public enum Folding: String, CaseIterable, Sendable {
    case none
    case timit48 = "timit-48"
    case timit39 = "timit-39"

    var folding: PhoneFolding? {
      switch self {
      case .none: nil
      case .timit48: .timit48
      case .timit39: .timit39
      }
    }
  }

  public var folding: Folding
  /// What is done with silence; never compare figures of different ones.
  public var scoringProtocol: ErrorRate.ScoringProtocol
  /// What silence is called once phones are folded.
  public var silence: String

  public init(
    folding: Folding = .none, scoringProtocol: ErrorRate.ScoringProtocol = .kaldi,
    silence: String = "sil"
  ) {
    (self.folding, self.scoringProtocol) = (folding, scoringProtocol)
    self.silence = silence
  }

  /// Reads a `validation` section.
  /// - Throws: `ConfigurationError`
  public init(_ section: ConfigurationSection) throws {
    folding = try section.choice("folding")
    scoringProtocol = try section.choice("protocol")
    silence = try section.string("silence")
    if scoringProtocol == .words {
      throw section.error("protocol", "found words, wanted kaldi, merged-silence or no-silence")
    }
  }

  /// The measure of phone errors.
  public var errorRate: ErrorRate {
    ErrorRate(scoringProtocol, folding: folding.folding, silence: silence)
  }
}
