import Foundation
import Testing
import Translation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Collects what an XML parser sees.
private final class Reader: NSObject, XMLParserDelegate {
  var rectangles: [[String: String]] = []
  var texts: [String] = []
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    text = ""
    if name == "rect" { rectangles.append(attributes) }
  }
  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" || name == "title" { texts.append(text) }
    text = ""
  }
}

@Suite struct OutputPictureTests {
  private func read(_ picture: AttentionPicture) -> Reader? {
    let reader = Reader()
    let parser = XMLParser(data: Data(picture.svg.utf8))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  @Test func isWellFormedWithACellForEachPair() throws {
    let picture = AttentionPicture(
      sourceWords: ["<a>", "\"b\" & 'c'"], targetWords: ["x\u{1}", "pommes", "."],
      weights: [[0, 1], [0.5, 0.25], [.nan, 7]], title: "1 < 2")
    let reader = try #require(read(picture))
    // Background, six cells, the legend's bar.
    #expect(reader.rectangles.count == 8)
    #expect(
      reader.rectangles[1...6].map { $0["fill"] } == [
        "#ffffff", "#08306b", "#6baed6", "#b5d7eb", "#ffffff", "#08306b",
      ])
    // Rows are target words, columns source words.
    #expect(reader.rectangles[1]["y"] == reader.rectangles[2]["y"])
    #expect(reader.rectangles[1]["x"] == reader.rectangles[3]["x"])
    for text in [
      "<a>", "\"b\" & 'c'", "x\u{FFFD}", "pommes", "1 < 2", "attention weight",
      "pommes ← <a>: 0.500",
    ] {
      #expect(reader.texts.contains(text))
    }
  }

  @Test func longWordsAreCutAndNothingLeavesThePicture() throws {
    let long = String(repeating: "Donaudampfschiff", count: 20)
    let picture = AttentionPicture(
      sourceWords: ["a", long], targetWords: [long], weights: [[0.5, 0.5]])
    let reader = try #require(read(picture))
    #expect(!reader.texts.contains(long))
    #expect(reader.texts.contains { $0.hasPrefix("Donau") && $0.hasSuffix("…") })
    // The tip shows the whole word.
    #expect(reader.texts.contains("\(long) ← a: 0.500"))
    #expect(picture.svg.utf8.count < 6000)
  }

  @Test func emptySentences() {
    #expect(read(AttentionPicture(sourceWords: [], targetWords: [], weights: [])) != nil)
    #expect(read(AttentionPicture(sourceWords: [], targetWords: ["a"], weights: [[]])) != nil)
  }
}
