import ArgumentParser
import Audio

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
  private let speakers: [String: String]
  private var statistics: [String: FeatureStatistics] = [:]

  /// - Parameter speakers: the text of a file of lines `utterance speaker`, and its name.
  /// - Throws: `AudioError` naming its line.
  init(_ choice: NormalisationChoice, speakers: (text: String, file: String)?) throws {
    self.choice = choice
    var found: [String: String] = [:]
    let lines = speakers?.text.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count == 2 else {
        throw AudioError(
          file: "\(speakers?.file ?? ""):\(index + 1)",
          "found '\(line)', wanted an utterance and a speaker")
      }
      found[words[0]] = words[1]
    }
    self.speakers = found
  }

  /// Whether all must be read before the first can be written.
  var wantsAllFirst: Bool { choice == .speaker || choice == .corpus }

  private func group(_ key: String) throws -> String {
    guard choice == .speaker else { return "" }
    guard let speaker = speakers[key] else {
      throw AudioError("\(key): found no such utterance in --speakers")
    }
    return speaker
  }

  /// - Throws: `AudioError` for an utterance whose speaker is not known.
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
