import Foundation
import Metrics
import TestSupport
import Testing

@Suite struct PhoneFoldingTests {
  @Test func timitFoldsTo39And48() {
    #expect(PhoneFolding.timit39.phones.count == 39)
    #expect(PhoneFolding.timit48.phones.count == 48)
    #expect(PhoneFolding.timit39.target(of: "zh") == "sh")
    #expect(PhoneFolding.timit39.target(of: "h#") == "sil")
    #expect(PhoneFolding.timit48.target(of: "bcl") == "vcl")
    #expect(PhoneFolding.timit39.target(of: "q") == "")
    #expect(PhoneFolding.timit39.target(of: "sil") == "sil")
    #expect(PhoneFolding.timit39.target(of: "xx") == nil)
  }

  @Test(.enabled(if: RealData.folder != nil, "PLUMB_DATA is not set"))
  func timitIsKaldisMap() throws {
    let path = try #require(RealData.folder) + "/timit-kaldi/phones.60-48-39.map"
    let lines = try Lines(contentsOf: path)
    #expect(lines.count == 60 || lines.count == 61)
    let map = try PhoneFolding(contentsOf: path)
    for index in 0..<lines.count {
      let columns = lines[index].split(whereSeparator: \.isWhitespace).map(String.init)
      let middle = columns.count > 1 ? columns[1] : ""
      #expect(PhoneFolding.timit48.target(of: columns[0]) == middle, "\(columns)")
      #expect(PhoneFolding.timit39.target(of: columns[0]) == columns.dropFirst().last ?? "")
      #expect(map.target(of: columns[0]) == columns.dropFirst().last ?? "")
      // Those of the second and third column stand for themselves.
      for phone in columns.dropFirst() {
        #expect(PhoneFolding.timit39.target(of: phone) == columns.last)
        #expect(map.target(of: phone) == columns.last)
      }
    }
    #expect(map.phones == PhoneFolding.timit39.phones)
    #expect(map.name.hasPrefix("phones.60-48-39.map-"))
  }

  @Test func mapsOfTwoColumns() throws {
    let map = try PhoneFolding(Lines(["a b", "", "c", "d  b"], name: "folder/my.map"))
    #expect(map.target(of: "a") == "b")
    #expect(map.target(of: "b") == "b")
    #expect(map.target(of: "c") == "")
    #expect(map.target(of: "e") == nil)
    #expect(map.phones == ["b"])
    #expect(map.name.hasPrefix("my.map-") && map.name.count == "my.map-".count + 8)
    let other = try PhoneFolding(Lines(["a b", "c", "d  a"], name: "folder/my.map"))
    #expect(other.name != map.name, "the signature tells maps of one name apart")
  }

  @Test(arguments: [
    (["a b c", "d e"], "m:2: found 'd e'; wanted 3 columns"),
    (["a b", "d e f"], "m:2: found 'd e f'; wanted 2 columns"),
    (["a b c d"], "m:1: found 'a b c d'; wanted 3 columns"),
    (["a b", "c d", "a e"], "m:3: 'a' is there twice, first at m:1"),
    (["a b c", "d b e"], "m:2: found 'b → e'; wanted b → c"),
    (["a", "b"], "m: folds no phone; wanted"),
  ])
  func badMapsAreRefused(lines: [String], message: String) {
    let error = #expect(throws: TranscriptError.self) {
      _ = try PhoneFolding(Lines(lines, name: "m"))
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
