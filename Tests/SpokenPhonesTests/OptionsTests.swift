import Foundation
import SpokenPhones
import TestSupport
import Testing

/// What is refused before anything is spoken; none of these needs espeak-ng.
@Suite struct OptionsTests {
  @Test func badOptionsAreNamed() {
    for (name, wanted, change) in [
      ("trainSpeakers", "1 to 400", { $0.trainSpeakers = 0 }),
      ("devSpeakers", "1 to 40", { $0.devSpeakers = 41 }),
      ("testSpeakers", "1 to 40", { $0.testSpeakers = -1 }),
      ("sentences", "1 to 20", { $0.sentences = 21 }),
    ] as [(String, String, (inout SpokenPhonesOptions) -> Void)] {
      var options = SpokenPhonesOptions()
      change(&options)
      let error = #expect(throws: SpokenPhonesError.self) { try SpokenPhonesCorpus(options) }
      #expect(error?.description.hasPrefix("\(name) is ") == true)
      #expect(error?.description.hasSuffix("wanted is \(wanted)") == true)
    }
  }

  @Test func speakersAreDealtOut() throws {
    let options = SpokenPhonesOptions(seed: 3, speakers: 56)
    #expect(options.trainSpeakers == 40 && options.devSpeakers == 8 && options.testSpeakers == 8)
    #expect(options.seed == 3)
    #expect(SpokenPhonesOptions(seed: 3, speakers: 3).trainSpeakers == 1)
    #expect(throws: SpokenPhonesError.self) {
      try SpokenPhonesOptions(seed: 1, speakers: 2).check()
    }
  }

  /// The message says what to install, and nothing is left behind.
  @Test func aMissingLibraryIsNamed() throws {
    let folder = try TemporaryFolder()
    let corpus = try SpokenPhonesCorpus(SpokenPhonesOptions(), library: "libespeak-ng.so.0")
    let error = #expect(throws: SpokenPhonesError.self) {
      try corpus.write(to: URL(fileURLWithPath: folder.file("corpus")))
    }
    #expect(
      error?.description == "libespeak-ng.so.0 is missing: apt install libespeak-ng1")
    #expect(try folder.names().isEmpty)
  }

  @Test func aLibraryOfAnotherKindIsRefused() {
    let speaker = Espeak.speaker(.american, "m1")
    #expect(
      throws: SpokenPhonesError.espeak("libc.so.6 lacks functions of espeak-ng 1.49 and later")
    ) {
      try Speech.of("Yes.", by: speaker, seed: 1, library: "libc.so.6")
    }
  }

  @Test func anExistingFolderIsKept() throws {
    let folder = try TemporaryFolder()
    try folder.file("notes", "mine")
    let error = #expect(throws: SpokenPhonesError.self) {
      try SpokenPhonesCorpus().write(to: URL(fileURLWithPath: folder.path))
    }
    #expect(error == .folderExists(path: folder.path))
    #expect(try folder.names() == ["notes"])
  }
}
