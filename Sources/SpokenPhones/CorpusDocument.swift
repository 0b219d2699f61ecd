import Foundation

/// The texts in the corpus's `doc` folder.
enum CorpusDocument {
  static func readme(_ options: SpokenPhonesOptions, _ summary: SpokenPhonesSummary) -> String {
    var text = """
      spoken-phones: synthetic speech. Nobody said these sentences: espeak-ng \
      \(summary.espeakVersion) did.
      Written by "plumb corpus spoken-phones", seed \(options.seed).

      PART/drN/SPEAKER/SENTENCE.wav   16,000 Hz, one channel, 16 bit, RIFF
                               .phn   first sample, last sample, phone (TIMIT's labels)
                               .wrd   first sample, last sample, word
                               .txt   0, number of samples, sentence
      doc/spkrinfo.txt                who speaks: accent, voice, rate, pitch, range of pitch


      """
    for part in CorpusPart.allCases {
      let counts = summary[part]
      text += "\(part.rawValue): \(counts.speakers) speakers, \(counts.utterances) utterances, "
      text += String(format: "%.1f minutes, ", counts.minutes)
      text += "\(counts.phones.values.reduce(0, +)) phones\n"
    }
    text += "accents: "
    text += Accent.allCases.map { "\($0.folder) \($0.rawValue)" }.joined(separator: ", ") + "\n"
    return text
  }

  static func speakers(_ speakers: [Speaker]) -> String {
    speakers.map {
      "\($0.folder) \($0.accent.rawValue)+\($0.voice.name) rate \($0.rate) pitch \($0.pitch) "
        + "range \($0.range)\n"
    }.joined()
  }
}
