import TestSupport
import Foundation
import Metrics
import Testing

extension RealData {
  static func multi30k(_ name: String) throws -> Lines {
    try Lines(contentsOf: #require(folder) + "/multi30k-en-fr/" + name)
  }
}

@Suite(
  "Real French; skipped unless PLUMB_DATA names the folder of corpora",
  .enabled(if: RealData.folder != nil, "PLUMB_DATA is not set"))
struct Multi30kTests {
  /// The same rules as `perturb` in Tests/reference/metrics.py.
  private func perturbed(_ lines: Lines) -> Lines {
    Lines(
      (0..<lines.count).map { index in
        let source = index % 17 == 3 ? lines[(index + 1) % lines.count] : lines[index]
        var words = source.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let count = words.count
        if index % 3 == 0 && count > 2 { words.swapAt(0, 1) }
        if index % 4 == 1 && count > 2 { words.remove(at: count / 2) }
        if index % 5 == 2 { words.append(words[0]) }
        if index % 6 == 5 && count > 6 { words = Array(words[3...] + words[..<3]) }
        if index % 7 == 4 { words[words.count - 1] = words[words.count - 1].uppercased() }
        return words.joined(separator: " ")
      })
  }

  @Test func scoresAreSacreBLEUs() throws {
    let cases = try Golden.load("golden-multi30k.json")
    #expect(cases.count == 18)
    for golden in cases {
      let references = try RealData.multi30k("\(golden.corpus).fr")
      try golden.check(perturbed(references), [references])
    }
  }

  /// The corpus ships with Moses' own output for every line.
  @Test(
    arguments: [MosesLanguage.french, .english],
    ["val", "test_2016_flickr", "test_2017_flickr", "train"])
  func mosesTokensAreTheCorpus(language: MosesLanguage, part: String) throws {
    let plain = try RealData.multi30k("\(part).\(language.rawValue)")
    let golden = try RealData.multi30k("tok/\(part).lc.norm.tok.\(language.rawValue)")
    let tokenizer = MosesTokenizer(language)
    var different = 0
    for index in 0..<plain.count {
      let line = tokenizer.lowercasedTokenized(plain[index])
      if line != golden[index] {
        different += 1
        if different <= 10 { print("\(part):\(index + 1)\n-\(golden[index])\n+\(line)") }
      }
    }
    #expect(different == 0, "\(different) of \(plain.count) lines differ")
  }
}
