import TestSupport
import Foundation
import Testing
import Text

/// Needs real corpora: set PLUMB_DATA to the folder that holds multi30k-en-fr.
@Suite(.enabled(if: RealData.folder != nil, "PLUMB_DATA is not set: no real corpora here"))
struct RealCorpusTests {
  private var folder: String { get throws { try #require(RealData.folder) + "/multi30k-en-fr" } }

  @Test(arguments: VocabularyConfiguration.Kind.allCases)
  func everyLineOfRealFrenchRoundTrips(kind: VocabularyConfiguration.Kind) throws {
    let path = try folder + "/val.fr"
    var configuration = VocabularyConfiguration(kind: kind, size: kind == .words ? 10000 : 1000)
    configuration.normalisation = .identity
    let codec = try configuration.train(files: [path])
    var count = 0
    try LineReader.forEachLine(of: [path]) { line in
      count += 1
      // Words and subwords keep no spaces at the ends and no repeated ones.
      let words = line.utf8.split(separator: 0x20).map { String(Substring($0)) }
      let wanted = kind == .characters ? line : words.joined(separator: " ")
      #expect(sameBytes(codec.decode(codec.encode(line)), wanted), "\(line)")
    }
    #expect(count == 1014)
  }

  @Test func theCorpusPassesItsCheck() throws {
    let summary = try CorpusCheck().run(
      source: folder + "/train.en", target: folder + "/train.fr"
    ) { _ in }
    #expect(summary.errors == 0)
    #expect(summary.source.lines == 29000)
    #expect(summary.kept == 29000)
  }
}
