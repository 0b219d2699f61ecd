import Files
public import Foundation
import Phrasebook

/// Writes the corpus `spoken-phones`: our own sentences, spoken by espeak-ng with many voices, in TIMIT's
/// layout with TIMIT's phones. It is synthetic speech.
///
/// The same options and the same version of espeak-ng give the same bytes on one kind of machine.
public struct SpokenPhonesCorpus: Sendable {
  /// Samples a second, TIMIT's.
  package static let rate = 16_000

  private let options: SpokenPhonesOptions
  private let library: String

  /// - Throws: ``SpokenPhonesError/badOption(name:found:wanted:)``
  public init(_ options: SpokenPhonesOptions = SpokenPhonesOptions()) throws {
    try self.init(options, library: Speech.libraryName)
  }

  package init(_ options: SpokenPhonesOptions, library: String) throws {
    try options.check()
    self.options = options
    self.library = library
  }

  /// Writes `train|dev|test/drN/SPEAKER/SENTENCE.wav`, `.phn`, `.wrd`, `.txt` and `doc/`. The whole folder
  /// is written beside its place and then renamed: there is never a part of a corpus.
  ///
  /// Its files are not synced to disk one by one, since a corpus can be made again.
  ///
  /// - Parameters:
  ///   - replacing: whether a corpus that is there may be replaced; a folder of anything else never is.
  ///   - progress: told, after each utterance, how many of how many are done.
  /// - Throws: ``SpokenPhonesError``, `AudioError` or `FileError`; nothing is then left behind.
  @discardableResult
  public func write(
    to folder: URL, replacing: Bool = false, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> SpokenPhonesSummary {
    let staging = try StagedFolder(folder.path, replacing: replacing)
    let deck = try SentenceDeck(options)
    let speakers = Speaker.cast(options)
    var summary = SpokenPhonesSummary()
    var numbers: [CorpusPart: Int] = [:]
    var done = 0
    for speaker in speakers {
      let number = numbers[speaker.part, default: 0]
      numbers[speaker.part] = number + 1
      summary[speaker.part].speakers += 1
      try staging.makeFolder(speaker.folder)
      for sentence in deck.sentences(of: speaker.part, speaker: number) {
        let recording = try record(sentence.text, speaker, UInt64(done), &summary)
        try write(recording, sentence, as: "\(speaker.folder)/\(sentence.id)", in: staging)
        summary[speaker.part].add(recording)
        done += 1
        progress(done, options.utterances)
      }
    }
    try staging.makeFolder("doc")
    try staging.write(CorpusDocument.readme(options, summary), as: "doc/README")
    try staging.write(CorpusDocument.speakers(speakers), as: "doc/spkrinfo.txt")
    try staging.commit()
    return summary
  }

  private func record(
    _ text: String, _ speaker: Speaker, _ number: UInt64, _ summary: inout SpokenPhonesSummary
  ) throws -> Recording {
    var random = SplitMix(seed: options.seed, counter: number)
    let speech = try Speech.of(
      text, by: speaker, seed: UInt32(truncatingIfNeeded: random.next()), library: library)
    summary.espeakVersion = speech.version
    let alignment = try Alignment(speech, of: text, accent: speaker.accent)
    return try Recording(speech, alignment, random: random)
  }

  private func write(
    _ recording: Recording, _ sentence: SentenceDeck.Sentence, as name: String,
    in staging: StagedFolder
  ) throws {
    try staging.write(
      WaveFile.bytes(recording.samples, rate: Self.rate), as: name + ".wav")
    try staging.write(Self.lines(recording.phones), as: name + ".phn")
    try staging.write(Self.lines(recording.words), as: name + ".wrd")
    try staging.write("0 \(recording.samples.count) \(sentence.text)\n", as: name + ".txt")
  }

  private static func lines(_ segments: [Alignment.Segment]) -> String {
    segments.map { "\($0.samples.lowerBound) \($0.samples.upperBound) \($0.label)\n" }.joined()
  }
}

extension SpokenPhonesSummary.Part {
  fileprivate mutating func add(_ recording: Recording) {
    utterances += 1
    samples += recording.samples.count
    for phone in recording.phones { phones[phone.label, default: 0] += 1 }
  }
}
