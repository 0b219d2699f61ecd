import AcousticModeling
import Metrics
import TestSupport
import Testing
import Text

@Suite struct PronouncingDictionaryTests {
  private func dictionary(_ text: String) throws -> PronouncingDictionary {
    let folder = try TemporaryFolder()
    return try PronouncingDictionary(contentsOf: folder.file("d.dict", text))
  }

  private static let small = """
    ;;; a comment
    # another
    'tis T IH1 Z
    tis T IH2 S
    READ  R EH1 D
    read(1) R IY1 D
    well W EH1 L
    known N OW1 N
    a.m. EY2 EH1 M
    felons F EH1 L AH0 N Z # crime
    7 S EH1 V AH0 N
    été EY T EY

    """

  @Test func theFirstWayIsTakenWithoutStress() throws {
    let dictionary = try dictionary(Self.small)
    #expect(dictionary.phones(of: "read") == ["r", "eh", "d"])
    #expect(dictionary.phones(of: "Felons") == ["f", "eh", "l", "ah", "n", "z"])
    #expect(dictionary.phones(of: "7") == ["s", "eh", "v", "ah", "n"])
    #expect(dictionary.phones(of: ";;;") == nil)
    #expect(dictionary.count == 9)
  }

  @Test(arguments: [
    ("\"Read,", "r eh d"), ("'Tis", "t ih z"), ("\u{2019}tis;", "t ih z"), ("'read'", "r eh d"),
    ("felons'", "f eh l ah n z"), ("a.m.,", "ey eh m"), ("read.", "r eh d"), ("(7)", "s eh v ah n"),
    ("well-known:", "w eh l n ow n"), ("well\u{2014}read", "w eh l r eh d"), ("--", ""),
    ("\u{c9}T\u{c9}!", "ey t ey"),
  ])
  func punctuationAroundWordsIsNotSpoken(word: String, phones: String) throws {
    let found = try dictionary(Self.small).phones(ofWritten: word)
    #expect(found?.joined(separator: " ") == phones)
  }

  @Test(arguments: ["unread", "well-spoken", "a.m.x", "\u{201c}no\u{201d}"])
  func unknownWordsHaveNoPhones(word: String) throws {
    #expect(try dictionary(Self.small).phones(ofWritten: word) == nil)
  }

  @Test(arguments: [
    ("a EY\nword\n", ":2: found 'word'"), ("a EY 1\n", ":1: 'a': found '1'"),
    ("# nothing\n", ": holds no word"), ("word # W ER D\n", ":1: found"),
  ])
  func errorsNameTheLine(text: String, wanted: String) throws {
    let error = #expect(throws: TextError.self) { try dictionary(text) }
    #expect(error?.description.contains("d.dict" + wanted) == true)
  }

  @Test(.enabled(if: RealData.folder != nil, "PLUMB_DATA is not set: no real dictionary here"))
  func theRealOneIsReadAndKnownToTIMITsFolding() throws {
    let folder = try #require(RealData.folder)
    let dictionary = try PronouncingDictionary(contentsOf: folder + "/cmudict/cmudict.dict")
    #expect(dictionary.count == 126_052)
    #expect(dictionary.phones(of: "hello") == ["hh", "ah", "l", "ow"])
    #expect(dictionary.phones(ofWritten: "Aalborg") == ["ao", "l", "b", "ao", "r", "g"])
    var phones: Set<String> = []
    try LineReader.forEachLine(of: [folder + "/cmudict/cmudict.dict"]) { line in
      let word = line.prefix { $0 != " " }
      phones.formUnion(dictionary.phones(of: String(word)) ?? [])
    }
    #expect(phones.count == 39)
    for phone in phones { #expect(PhoneFolding.timit39.target(of: phone) != nil, "\(phone)") }
  }
}
