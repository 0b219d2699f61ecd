import CEspeakNG

/// What espeak-ng said: its samples and what began where.
package struct Speech: Equatable, Sendable {
  package enum Event: Equatable, Sendable {
    /// A word begins; where it stands in the text, in characters from 0.
    case word(position: Int)
    /// A phoneme begins, in espeak's notation.
    case phoneme(String)
  }

  /// At `rate` samples a second.
  package let samples: [Int16]
  /// In order of time; a sample counts from 0.
  package let events: [(sample: Int, event: Event)]
  package let rate: Int
  /// Of the library.
  package let version: String

  package init(
    samples: [Int16], events: [(sample: Int, event: Event)], rate: Int, version: String
  ) {
    (self.samples, self.events, self.rate, self.version) = (samples, events, rate, version)
  }

  package static func == (one: Speech, other: Speech) -> Bool {
    one.samples == other.samples && one.rate == other.rate && one.version == other.version
      && one.events.elementsEqual(other.events) { $0 == $1 }
  }
}

extension Speech {
  /// The library's name on Linux; it is looked for where the system keeps libraries.
  package static let libraryName = "libespeak-ng.so.1"

  /// An embedded command of espeak's: the least echo that can be set. Some voices come with more, which
  /// would fill the closures of stops and blur where phones end.
  private static let dry = "\u{1}1H "

  /// Speaks a sentence: the same samples for the same speaker, sentence, seed and version of the library.
  ///
  /// - Throws: ``SpokenPhonesError`` where the library is missing or refuses.
  package static func of(
    _ text: String, by speaker: Speaker, seed: UInt32, library: String = libraryName
  ) throws -> Speech {
    let voice = "\(speaker.accent.voiceFile)+\(speaker.voice.name)"
    var spoken = unsafe plumb_espeak_speech()
    // Unsafe: the C call borrows the strings, and what it allocates is copied and freed here.
    let status = unsafe voice.withCString { voiceName in
      var manner = unsafe plumb_espeak_manner(
        voice: voiceName, rate: Int32(speaker.rate), pitch: Int32(speaker.pitch),
        range: Int32(speaker.range), seed: seed)
      return unsafe plumb_espeak_speak(library, &manner, dry + text, &spoken)
    }
    defer { unsafe plumb_espeak_free(&spoken) }
    try check(status, library: library, voice: voice, text: text)
    let samples = unsafe Array(
      UnsafeBufferPointer(start: spoken.samples, count: Int(spoken.sample_count)))
    let found = unsafe UnsafeBufferPointer(start: spoken.events, count: Int(spoken.event_count))
    return unsafe Speech(
      samples: samples, events: found.map { (Int($0.sample), event($0)) }, rate: Int(spoken.rate),
      version: withUnsafeBytes(of: spoken.version) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      })
  }

  private static func event(_ event: plumb_espeak_event) -> Event {
    guard event.kind == Int32(plumb_espeak_phoneme) else {
      return .word(position: Int(event.position) - 1 - dry.count)
    }
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: event.name >> (8 * UInt64($0))) }
    return .phoneme(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
  }

  private static func check(
    _ status: plumb_espeak_status, library: String, voice: String, text: String
  ) throws {
    switch status {
    case plumb_espeak_spoken: return
    case plumb_espeak_no_library: throw SpokenPhonesError.missingLibrary(name: library)
    case plumb_espeak_no_function:
      throw SpokenPhonesError.espeak("\(library) lacks functions of espeak-ng 1.49 and later")
    case plumb_espeak_no_data:
      throw SpokenPhonesError.espeak("its data are missing: apt install espeak-ng-data")
    case plumb_espeak_no_voice:
      throw SpokenPhonesError.espeak(
        "the voice \(voice) is unknown: apt install espeak-ng-data")
    default: throw SpokenPhonesError.espeak("cannot speak \"\(text)\" with the voice \(voice)")
    }
  }
}
