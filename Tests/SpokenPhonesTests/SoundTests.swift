import Foundation
import SpokenPhones
import Testing

/// Listening with numbers: whether the sound under a label is of that label's kind.
@Suite(.enabled(if: Espeak.isInstalled, Espeak.why)) struct SoundTests {
  /// The power and the rate of zero crossings of a stretch of sound.
  private struct Measure {
    var decibels: [Double] = []
    var crossings: [Double] = []

    var meanLevel: Double { decibels.reduce(0, +) / Double(max(1, decibels.count)) }
    var meanCrossings: Double { crossings.reduce(0, +) / Double(max(1, crossings.count)) }
  }

  private static let groups: [String: Set<String>] = [
    "silence": ["h#", "pau"], "closure": ["pcl", "tcl", "kcl"], "hiss": ["s", "sh", "z", "ch"],
    "vowel": ["aa", "ae", "ah", "ao", "eh", "ey", "ay", "ow", "aw", "oy", "er", "iy", "uw", "ih"],
    "nasal": ["m", "n", "ng"],
  ]

  private func measure() throws -> [String: Measure] {
    var measures: [String: Measure] = [:]
    for utterance in try SmallCorpus.shared.get().utterances where utterance.part == "train" {
      let sound = utterance.sound
      let loud = sound.reduce(0.0) { $0 + Double($1 * $1) } / Double(sound.count)
      for phone in utterance.phones {
        guard let group = Self.groups.first(where: { $0.value.contains(phone.label) })?.key,
          phone.samples.count >= 320
        else { continue }
        // Without the edges, which belong to both neighbours.
        let inner = sound[phone.samples].dropFirst(80).dropLast(80)
        let power = inner.reduce(0.0) { $0 + Double($1 * $1) } / Double(inner.count)
        let crossings = zip(inner, inner.dropFirst()).count { ($0 < 0) != ($1 < 0) }
        measures[group, default: Measure()].decibels.append(10 * log10(max(power, 1) / loud))
        measures[group, default: Measure()].crossings.append(
          Double(crossings) / Double(inner.count))
      }
    }
    return measures
  }

  @Test func labelsFitTheSound() throws {
    let measures = try measure()
    let silence = try #require(measures["silence"])
    let closure = try #require(measures["closure"])
    let hiss = try #require(measures["hiss"])
    let vowel = try #require(measures["vowel"])
    let nasal = try #require(measures["nasal"])
    print(measures.map { "\($0.key) \($0.value.meanLevel) dB, \($0.value.meanCrossings)" })
    // Levels are against the whole utterance's power; noise is 15 to 35 dB below the speech.
    #expect(silence.meanLevel < -15)
    #expect(closure.meanLevel < -15)
    #expect(vowel.meanLevel > 0)
    #expect(nasal.meanLevel > silence.meanLevel + 10)
    #expect(hiss.meanCrossings > 3 * vowel.meanCrossings)
    // Not on average alone: nine of ten hisses cross zero more often than the usual vowel.
    let usual = vowel.crossings.sorted()[vowel.crossings.count / 2]
    #expect(hiss.crossings.count { $0 > usual } * 10 > hiss.crossings.count * 9)
    let quiet = silence.decibels.count { $0 < -10 }
    #expect(quiet * 20 > silence.decibels.count * 19)
  }
}
