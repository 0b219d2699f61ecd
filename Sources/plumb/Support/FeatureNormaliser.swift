import ArgumentParser
import Audio
import Metrics

/// Over what features are normalised.
enum NormalisationChoice: String, CaseIterable, ExpressibleByArgument {
  case none
  case utterance
  case speaker
  case corpus
}

/// Mean and variance of utterances, speakers or all, gathered before they are used.
struct FeatureNormaliser {
  private let choice: NormalisationChoice
  private let speakers: SpeakerTable
  private var statistics: [String: FeatureStatistics] = [:]

  /// - Parameter speakers: a file of lines `utterance speaker`, as Kaldi's utt2spk.
  /// - Throws: `MetricsError`, `TranscriptError` naming file and line.
  init(_ choice: NormalisationChoice, speakers: String?) throws {
    self.choice = choice
    self.speakers = try SpeakerTable(utt2spk: speakers)
  }

  /// Whether all must be read before the first can be written.
  var wantsAllFirst: Bool { choice == .speaker || choice == .corpus }

  private func group(_ key: String) throws -> String {
    guard choice == .speaker else { return "" }
    return try speakers.speaker(of: key) ?? ""
  }

  /// - Throws: `TranscriptError` for an utterance whose speaker is not known.
  mutating func gather(_ features: FeatureMatrix, key: String) throws {
    statistics[try group(key), default: FeatureStatistics(dimension: features.dimension)]
      .add(features)
  }

  func normalised(_ features: FeatureMatrix, key: String) throws -> FeatureMatrix {
    var features = features
    switch choice {
    case .none: break
    case .utterance: FeatureStatistics(of: features).normalise(&features, .variance)
    case .speaker, .corpus: statistics[try group(key)]?.normalise(&features, .variance)
    }
    return features
  }
}
