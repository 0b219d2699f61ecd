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
      // Spaces at the ends and repeated ones are not kept, by neither kind.
      let wanted = line.utf8.split(separator: 0x20).map { String(Substring($0)) }
        .joined(separator: " ")
      #expect(sameBytes(codec.decode(codec.encode(line)), wanted), "\(line)")
    }
    #expect(count == 1014)
  }

  @Test func encodingMulti30kTakesAboutASecond() throws {
    let path = try folder + "/train.fr"
    let codec = try VocabularyConfiguration(kind: .bpe, size: 8000).train(files: [path])
    var lines: [String] = []
    try LineReader.forEachLine(of: [path]) { lines.append($0) }
    #expect(lines.count == 29000)
    var tokens = 0
    let start = threadSeconds()
    for line in lines { tokens += codec.encode(line).count }
    let seconds = threadSeconds() - start
    print("encoded \(lines.count) sentences, \(tokens) tokens: \(seconds) s of CPU time")
    #expect(seconds < 5)
  }

  /// CPU time of this thread: other work may share the machine, and its wall clock.
  private func threadSeconds() -> Double {
    var time = timespec()
    // Unsafe: an out-parameter of C's, valid for the call.
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
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
