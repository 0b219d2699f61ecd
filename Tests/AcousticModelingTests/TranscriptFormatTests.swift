import AcousticModeling
import Audio
import Foundation
import Testing

@Suite struct TranscriptFormatTests {
  private let utterance = RecognizedUtterance(
    id: "dr1-sx1",
    Decoding(
      [
        DecodedPhone(1, frames: 2..<5, score: log(0.5) * 3),
        DecodedPhone(0, frames: 5..<9, score: 0), DecodedPhone(1, frames: 20..<31, score: -11),
      ], score: -12.5),
    names: ["sil", "a\"é"], frameShift: 0.01, duration: 0.305)

  private func text(_ format: TranscriptFormat) throws -> String {
    try format.text(of: utterance, rate: 16_000)
  }

  @Test func lines() throws {
    #expect(try text(.kaldi) == "dr1-sx1 a\"é sil a\"é\n")
    #expect(try text(.trn) == "a\"é sil a\"é (dr1-sx1)\n")
    #expect(
      try text(.ctm) == """
        dr1-sx1 1 0.020 0.030 a"é 0.500
        dr1-sx1 1 0.050 0.040 sil 1.000
        dr1-sx1 1 0.200 0.105 a"é 0.368

        """)
    #expect(try text(.phn) == "320 800 a\"é\n800 1440 sil\n3200 4880 a\"é\n")
    #expect(
      try text(.jsonLines)
        == #"{"duration":0.305,"id":"dr1-sx1","phones":["#
        + #"{"end":0.05,"phone":"a\"é","score":-2.0794415,"start":0.02},"#
        + #"{"end":0.09,"phone":"sil","score":0,"start":0.05},"#
        + #"{"end":0.305,"phone":"a\"é","score":-11,"start":0.2}],"score":-12.5}"# + "\n")
  }

  @Test func textGrid() throws {
    let text = try text(.textGrid)
    #expect(
      text.hasPrefix("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \n"))
    #expect(text.contains("xmax = 0.305 \ntiers? <exists> \n"))
    #expect(text.contains("        intervals: size = 5 \n"))
    #expect(
      text.contains(
        """
                intervals [2]:
                    xmin = 0.02 
                    xmax = 0.05 
                    text = "a""é" 
                intervals [3]:

        """))
  }

  @Test func intervalsCoverTheWholeTime() {
    for seed in 0..<20 {
      var noise = Noise(state: UInt64(seed))
      var phones: [DecodedPhone] = []
      var frame = 0
      while frame < 100 {
        let start = frame + Int(noise.next() * 3)
        frame = start + 1 + Int(noise.next() * 9)
        phones.append(DecodedPhone(0, frames: start..<frame, score: -1))
      }
      let duration = 0.9 + 0.2 * Double(noise.next())
      let intervals = RecognizedUtterance(
        id: "u", Decoding(phones, score: 0), names: ["a"], frameShift: 0.01, duration: duration
      ).intervals
      #expect(intervals.first?.start == 0)
      #expect(intervals.last?.end == duration)
      #expect(intervals.allSatisfy { $0.start < $0.end })
      #expect(zip(intervals, intervals.dropFirst()).allSatisfy { $0.end == $1.start })
    }
  }

  @Test func nothingRecognised() throws {
    let silent = RecognizedUtterance(
      id: "u", Decoding([], score: -.infinity), names: [], frameShift: 0.01, duration: 1)
    #expect(try TranscriptFormat.kaldi.text(of: silent, rate: 16_000) == "u\n")
    #expect(try TranscriptFormat.trn.text(of: silent, rate: 16_000) == "(u)\n")
    #expect(try TranscriptFormat.ctm.text(of: silent, rate: 16_000) == "")
    #expect(
      try TranscriptFormat.jsonLines.text(of: silent, rate: 16_000)
        == #"{"duration":1,"id":"u","phones":[]}"# + "\n")
    #expect(silent.intervals.count == 1)
  }

  @Test func whatAFormatCannotHold() throws {
    var spaced = utterance
    spaced.id = "a b"
    #expect(
      throws: DecodingError(
        "utterance 'a b': found the id 'a b', wanted one without white space for ctm")
    ) { try TranscriptFormat.ctm.text(of: spaced, rate: 16_000) }
    spaced.id = "a(1)"
    #expect(throws: DecodingError.self) { try TranscriptFormat.trn.text(of: spaced, rate: 16_000) }
    #expect(try TranscriptFormat.kaldi.text(of: spaced, rate: 16_000).hasPrefix("a(1) "))
  }

  /// Frames are labelled by their middles: with 25 ms every 10 ms the first frame's share begins 7.5 ms
  /// after the sound; the first and the last reach to its ends.
  @Test func timesAreThoseOfTheMiddles() {
    let decoding = Decoding(
      [
        DecodedPhone(0, frames: 0..<3, score: -1), DecodedPhone(1, frames: 3..<5, score: -1),
      ], score: -2)
    let whole = RecognizedUtterance(
      id: "a", decoding, names: ["x", "y"], frameShift: 0.01, offset: 0.0075, frameCount: 5,
      duration: 0.065)
    #expect(whole.phones.map(\.start) == [0, 0.0375])
    #expect(whole.phones.map(\.end) == [0.0375, 0.065])
    #expect(abs(AcousticFeatures(options: .kaldi).frameOffset - 0.0075) < 1e-9)
  }
}
