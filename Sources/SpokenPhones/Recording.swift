import Audio
import Foundation
package import Phrasebook

/// An utterance as a microphone would have it: at 16 kHz, with silence around, a level and noise.
package struct Recording: Equatable, Sendable {
  /// At 16,000 a second.
  package let samples: [Int16]
  /// Over these samples, from 0 to the end.
  package let phones: [Alignment.Segment]
  package let words: [Alignment.Segment]

  /// - Throws: `AudioError` where the rate cannot be converted.
  package init(_ speech: Speech, _ alignment: Alignment, random: SplitMix) throws {
    var random = random
    let rate = SpokenPhonesCorpus.rate
    let resampler = try Resampler(from: speech.rate, to: rate)
    let voice = try resampler.resample(speech.samples.map { Float($0) }) + resampler.finish()
    // 80 to 250 ms of silence in front and behind.
    let lead = rate * (80 + random.below(171)) / 1000
    let tail = rate * (80 + random.below(171)) / 1000
    let count = lead + voice.count + tail
    // Root mean squares: -32 to -18 dB of full scale, and 15 to 35 dB above the noise.
    let level = 32768 * pow(10, -(18 + Self.unit(&random) * 14) / 20)
    let noise = level * pow(10, -(15 + Self.unit(&random) * 20) / 20)
    let colour = random.pick(NoiseSource.Colour.allCases)
    let power = voice.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, voice.count))
    let peak = voice.reduce(Float(1)) { max($0, abs($1)) }
    // Nothing is clipped.
    let gain = min(level / max(1, power.squareRoot()), 28000 / Double(peak))
    var source = NoiseSource(colour, random: random)
    var mixed = source.samples(count).map { Double($0) * noise }
    for (index, sample) in voice.enumerated() { mixed[lead + index] += Double(sample) * gain }
    samples = mixed.map { Int16(max(-32768, min(32767, $0.rounded()))) }

    let scale = Double(rate) / Double(speech.rate)
    func place(_ sample: Int) -> Int { min(count, lead + Int((Double(sample) * scale).rounded())) }
    words = alignment.words.map {
      Alignment.Segment(
        samples: place($0.samples.lowerBound)..<place($0.samples.upperBound), label: $0.label)
    }
    let last = alignment.phones.count - 1
    phones = alignment.phones.enumerated().compactMap { index, phone in
      let start = index == 0 ? 0 : place(phone.samples.lowerBound)
      let end = index == last ? count : place(phone.samples.upperBound)
      return start < end ? Alignment.Segment(samples: start..<end, label: phone.label) : nil
    }
  }

  /// From 0 to below 1.
  private static func unit(_ random: inout SplitMix) -> Double {
    Double(random.next() >> 11) * 0x1p-53
  }
}
