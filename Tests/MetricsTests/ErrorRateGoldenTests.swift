import Foundation
import Metrics
import Testing

/// Alignments, counts, confusions and the matched-pairs test are those of NIST's sclite and
/// sc_stats: golden files by Tests/reference/error_rate.py.
@Suite struct ErrorRateGoldenTests {
  struct Golden: Decodable {
    struct System: Decodable {
      let corpus: String
      let system: String
      let steps: [String: String]
      let speakers: [String: [Int]]
      let confusions: [String: [[Word]]]
    }

    struct Pair: Decodable {
      let systems: [String]
      let segments: Int
      let mean: Double
      let deviation: Double
      let z: Double
      let differs: Bool
    }

    let systems: [System]
    let matchedPairs: [Pair]
  }

  /// A count or a token of a golden confusion.
  enum Word: Decodable, Equatable {
    case count(Int)
    case token(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let count = try? container.decode(Int.self) {
        self = .count(count)
      } else {
        self = .token(try container.decode(String.self))
      }
    }
  }

  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL)
    return folder.appendingPathComponent("Fixtures/error-rate/\(name)").path
  }

  private static func golden() throws -> Golden {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = try Data(contentsOf: URL(fileURLWithPath: path("golden.json")))
    return try decoder.decode(Golden.self, from: data)
  }

  static func comparison(_ corpus: String, _ system: String) throws -> Comparison {
    try ErrorRate(.kaldi).compare(
      Transcripts(contentsOf: path("\(corpus).\(system).trn")),
      Transcripts(contentsOf: path("\(corpus).ref.trn")))
  }

  @Test func alignmentsAreSclites() throws {
    let golden = try Self.golden()
    #expect(golden.systems.count == 4)
    for system in golden.systems {
      let comparison = try Self.comparison(system.corpus, system.system)
      #expect(comparison.count == system.steps.count)
      for (index, id) in comparison.ids.enumerated() {
        #expect(comparison.steps(index) == system.steps[id], "\(system.system): \(id)")
      }
    }
  }

  @Test func countsOfSpeakersAreSclites() throws {
    for system in try Self.golden().systems {
      let comparison = try Self.comparison(system.corpus, system.system)
      let groups = try comparison.groups(.speaker, SpeakerTable())
      #expect(groups.names.count == system.speakers.count - 1)
      for (index, name) in groups.names.enumerated() {
        let counts = ErrorCounts(groups.statistics.row(index))
        #expect(Self.columns(counts) == system.speakers[name], "\(system.system): \(name)")
      }
      #expect(Self.columns(comparison.counts) == system.speakers["Sum"])
    }
  }

  /// sclite's columns of a speaker.
  private static func columns(_ counts: ErrorCounts) -> [Int] {
    [
      counts.utterances, counts.references, counts.correct, counts.substitutions,
      counts.deletions, counts.insertions, counts.errors, counts.wrongUtterances,
    ]
  }

  @Test func confusionsAreSclites() throws {
    for system in try Self.golden().systems {
      let all = Confusions(try Self.comparison(system.corpus, system.system))
      let kinds = [
        ("confusion pairs", all.substitutions), ("deletions", all.deletions),
        ("insertions", all.insertions),
      ]
      for (name, entries) in kinds {
        let golden = try #require(system.confusions[name])
        let ours: [[Word]] = entries.filter { $0.count >= 3 }.map { entry in
          [.count(entry.count)]
            + [entry.reference, entry.hypothesis].compactMap { $0 }
            .map { .token($0) }
        }
        #expect(ours.count == golden.count, "\(system.system): \(name)")
        #expect(golden.allSatisfy { ours.contains($0) }, "\(system.system): \(name)")
      }
    }
  }

  @Test func matchedPairsAreThoseOfStats() throws {
    let golden = try Self.golden().matchedPairs
    #expect(golden.count == 3)
    for pair in golden {
      let systems = try pair.systems.map { try Self.comparison("phones", $0) }
      let test = MatchedPairs(systems[0], systems[1])
      #expect(test.segments == pair.segments)
      #expect(abs(test.meanDifference - pair.mean) <= 0.0005)
      #expect(abs(test.standardDeviation - pair.deviation) <= 0.0005)
      #expect(abs(test.statistic - pair.z) <= 0.0005)
      #expect((test.pValue < 0.05) == pair.differs)
    }
  }
}
