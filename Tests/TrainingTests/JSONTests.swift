import Testing
import Training

@Suite struct JSONTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8)[...])
  }

  @Test func readsEveryKind() throws {
    let value = try parse(
      #" {"a": [1, -2.5, 1e3, true, false, null], "b": {"c": "é\n\"\\\/\u00e9\ud83d\ude00"}} "#)
    #expect(
      value
        == .object([
          .init(
            "a",
            .array([.integer(1), .number(-2.5), .number(1000), .bool(true), .bool(false), .null])),
          .init("b", .object([.init("c", .string("é\n\"\\/é😀"))])),
        ]))
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let value = JSONValue.object([
      .init("z \"quoted\"\u{1}", .string("line\nline\t\\")), .init("a", .integer(.min)),
      .init("x", .number(0.1)), .init("tiny", .number(.leastNonzeroMagnitude)),
      .init("list", .array([])),
    ])
    #expect(try parse(value.encoded) == value)
  }

  @Test func numbersThatAreNotFiniteBecomeStrings() {
    let value = JSONValue.array([.number(.nan), .number(.infinity), .number(-.infinity)])
    #expect(value.encoded == #"["nan","inf","-inf"]"#)
  }

  @Test(arguments: [
    ("", "the text ends where a value should stand at byte 0"),
    ("{\"a\":1,\"a\":2}", "the name \"a\" stands twice at byte 7"),
    ("[1,]", "no JSON value begins like this at byte 3"),
    ("[1", "',' or ']' was expected at byte 2"),
    ("{\"a\" 1}", "':' was expected at byte 5"),
    ("01", "unexpected text at byte 1"),
    ("1.", "a digit was expected at byte 2"),
    ("1e999", "the number 1e999 is out of range at byte 0"),
    ("\"a\u{1}\"", "a control character stands in a string at byte 2"),
    ("\"\\ud83d\"", "half a surrogate pair at byte 7"),
    ("\"\\u12g4\"", "four hexadecimal digits were expected at byte 3"),
    ("\"abc", "the text ends within a string at byte 4"),
    ("tru", "\"true\" was expected at byte 0"),
    ("{} {}", "unexpected text at byte 3"),
  ])
  func refuses(text: String, problem: String) {
    let failure = #expect(throws: JSONParser.Failure.self) { try parse(text) }
    #expect(failure?.description == problem)
  }

  @Test func refusesBadUTF8AndDeepNesting() {
    #expect(throws: JSONParser.Failure.self) {
      try JSONParser.parse([0x22, 0xC3, 0x28, 0x22])
    }
    #expect(throws: JSONParser.Failure.self) {
      try JSONParser.parse([UInt8](repeating: UInt8(ascii: "["), count: 100_000)[...])
    }
  }
}
