import TestSupport
import Foundation
import Testing
import Text

/// Encodings of PyPI's sentencepiece; generator: Tests/reference/sentencepiece_golden.py.
@Suite struct SentencePieceGoldenTests {
  struct Golden: Decodable {
    struct Case: Decodable {
      let text: String
      let ids: [Int32]
      let decoded: String
    }
    struct Model: Decodable {
      let pieces: [String]
      let pad: Int32
      let unknown: Int32
      let begin: Int32
      let end: Int32
      let cases: [Case]
    }
    let models: [String: Model]

    static func model(_ name: String) throws -> Model {
      let data = Data(try Fixture.bytes("golden.json"))
      return try #require(try JSONDecoder().decode(Golden.self, from: data).models[name])
    }
  }

  @Test(arguments: ["unigram", "bpe", "foreign"])
  func encodingsAreThoseOfTheReference(name: String) throws {
    let golden = try Golden.model(name)
    let model = try SentencePieceModel(contentsOf: Fixture.path("\(name).model"))
    #expect(Array(model.pieces.prefix(golden.pieces.count)) == golden.pieces)
    #expect(golden.cases.count == 17)
    for item in golden.cases {
      #expect(model.encode(item.text) == item.ids, "\(item.text)")
      #expect(sameBytes(model.decode(item.ids), item.decoded), "\(item.text)")
    }
  }

  @Test(arguments: ["unigram", "bpe"])
  func ourSpecialSymbolsHaveTheFixedIDs(name: String) throws {
    let model = try SentencePieceModel(contentsOf: Fixture.path("\(name).model"))
    #expect([model.padID, model.unknownID, model.beginID, model.endID] == [0, 1, 2, 3])
    #expect(model.pieces.prefix(4) == ["<pad>", "<unk>", "<s>", "</s>"])
  }

  @Test func aForeignModelKeepsItsIDsAndGetsPadding() throws {
    let golden = try Golden.model("foreign")
    let model = try SentencePieceModel(contentsOf: Fixture.path("foreign.model"))
    #expect(golden.pad == -1)
    #expect(model.unknownID == golden.unknown)
    #expect(model.beginID == golden.begin)
    #expect(model.endID == golden.end)
    #expect(Int(model.padID) == golden.pieces.count)
    #expect(model.count == golden.pieces.count + 1)
    #expect(model.pieces.last == "<pad>")
    let ids = model.encode("le chat 漢")
    #expect(model.decode([model.beginID] + ids + [model.endID, model.padID]) == "le chat 漢")
  }

  @Test func bytesThatAreNoModelAreRefused() throws {
    let folder = try TemporaryFolder()
    let bytes = try Fixture.bytes("bpe.model")
    let foreign = [
      try folder.file("empty", ""), try folder.file("text", "This is not a model.\n"),
      try folder.file("cut", bytes.prefix(bytes.count / 2 + 1)),
      try folder.file("zeros", [UInt8](repeating: 0, count: 100)),
    ]
    for path in foreign {
      let error = try #require(throws: TextError.self, "\(path)") {
        try SentencePieceModel(contentsOf: path)
      }
      #expect(error.file == path)
    }
    let missing = try #require(throws: TextError.self) {
      try SentencePieceModel(contentsOf: "no-such.model")
    }
    #expect(missing.description == "no-such.model: does not exist")
  }
}
