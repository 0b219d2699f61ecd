import Audio
import Foundation
import SpokenPhones
import TestSupport

/// A corpus that tests look at, written and read once.
struct SmallCorpus {
  static let shared = Result { try SmallCorpus() }

  struct Utterance: Sendable {
    let part: String
    /// Such as `train/dr1/mabc0/sx3`.
    let name: String
    let format: SoundFormat
    let sound: [Float]
    let phones: [(samples: Range<Int>, label: String)]
    let words: [(samples: Range<Int>, label: String)]
    /// The sentence, and the number of samples that stands before it.
    let text: String
    let count: Int
  }

  let summary: SpokenPhonesSummary
  let utterances: [Utterance]
  let progress: [Int]

  /// 16 speakers in train: each accent twice and the list of sentences once through.
  static var options: SpokenPhonesOptions {
    var options = SpokenPhonesOptions(seed: 7, speakers: 14)
    options.trainSpeakers = 16
    return options
  }

  private init() throws {
    let folder = try TemporaryFolder()
    var seen: [Int] = []
    summary = try SpokenPhonesCorpus(Self.options).write(
      to: URL(fileURLWithPath: folder.path), replacing: true
    ) { done, _ in seen.append(done) }
    progress = seen
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    utterances = try names.filter { $0.hasSuffix(".wav") }.map { name in
      let stem = folder.file(String(name.dropLast(4)))
      let line = try TestSupport.text(of: stem + ".txt").split(separator: " ", maxSplits: 2)
      let count = Int(line[1]) ?? 0
      var file = try SoundFile(path: stem + ".wav")
      return Utterance(
        part: String(name.prefix { $0 != "/" }), name: String(name.dropLast(4)),
        format: file.format, sound: try file.read(frames: max(1, count)),
        phones: try Self.segments(stem + ".phn"), words: try Self.segments(stem + ".wrd"),
        text: line[2].trimmingCharacters(in: .newlines), count: count)
    }
  }

  private static func segments(_ path: String) throws -> [(samples: Range<Int>, label: String)] {
    try TestSupport.text(of: path).split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      return ((Int(parts[0]) ?? 0)..<(Int(parts[1]) ?? 0), String(parts[2]))
    }
  }
}
