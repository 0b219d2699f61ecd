import LanguageModeling
import Testing
import Text

/// Lists as `plumb translate --format moses` writes them.
@Suite struct NBestListTests {
  private let line = "7 ||| a &#124;&#124;&#124; b ||| LogProbability= -3.5 Length= 4 ||| -1.250000"

  @Test func readsAndWritesALine() throws {
    let entry = try NBestList.entry(line, file: "list", number: 1)
    #expect(entry.id == "7" && entry.plainText == "a ||| b" && entry.score == -1.25)
    #expect(entry.line == line)
  }

  @Test func addsAFeatureAndItsShareOfTheScore() throws {
    var entry = try NBestList.entry(line, file: "list", number: 1)
    entry.add(-10, weight: 0.2)
    #expect(entry.features == "LogProbability= -3.5 Length= 4 LanguageModel= -10.000000")
    #expect(entry.score == -3.25)
    var bare = try NBestList.entry("0 ||| a ||| ||| 1", file: "list", number: 1)
    bare.add(-1, weight: 0)
    #expect(bare.features == "LanguageModel= -1.000000" && bare.score == 1)
  }

  /// Moses writes word alignments behind the score; they are not lost.
  @Test func keepsWhatStandsBehindTheScore() throws {
    let aligned = line + " ||| 0-0 1-1"
    let entry = try NBestList.entry(aligned, file: "list", number: 1)
    #expect(entry.rest == ["0-0 1-1"] && entry.line == aligned)
  }

  @Test func ranksBestFirstAndKeepsEqualOnes() throws {
    let entries = try [("a", -2), ("b", -1), ("c", -2)].map {
      try NBestList.entry("0 ||| \($0.0) ||| f= 1 ||| \($0.1)", file: "list", number: 1)
    }
    #expect(NBestList.ranked(entries).map(\.text) == ["b", "a", "c"])
  }

  @Test func cutsListsByTheirNumber() throws {
    let text = try SmallText()
    try text.write("list", [0, 0, 1, 2].map { "\($0) ||| a ||| f= 1 ||| -1" })
    var found: [[String]] = []
    try NBestList.forEachList(of: text.file("list")) { found.append($0.map(\.id)) }
    #expect(found == [["0", "0"], ["1"], ["2"]])
  }

  /// Half a list would be ranked as a list of its own.
  @Test func aListThatGoesOnLaterIsRefused() throws {
    let text = try SmallText()
    try text.write("list", [0, 1, 0].map { "\($0) ||| a ||| f= 1 ||| -1" })
    let error = #expect(throws: TextError.self) {
      try NBestList.forEachList(of: text.file("list")) { _ in }
    }
    #expect("\(String(describing: error))".contains("'0' again"))
  }

  @Test(arguments: [
    "just text", "0 ||| a ||| f ||| x", "0 ||| a ||| f ||| nan", "0 ||| a ||| -1",
    " ||| a ||| f ||| 1",
  ])
  func refusesOtherLines(line: String) throws {
    let text = try SmallText()
    try text.write("list", ["0 ||| a ||| f= 1 ||| -1", line])
    #expect {
      try NBestList.forEachList(of: text.file("list")) { _ in }
    } throws: {
      "\($0)".hasPrefix("\(text.file("list")):2: ") && "\($0)".contains("n-best")
    }
  }
}
