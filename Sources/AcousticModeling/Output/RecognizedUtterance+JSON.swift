import Foundation

extension RecognizedUtterance {
  /// Without line breaks; keys in alphabetical order.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      // JSON has no infinity: probability 0 is written as nil.
      let line = Line(
        id: id, phones: phones.map(Line.Phone.init), score: score.isFinite ? score : nil,
        duration: Self.rounded(duration))
      return String(decoding: try encoder.encode(line), as: UTF8.self)
    }
  }

  /// Microseconds: 0.29 and not 0.29000000000000004.
  static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }

  private struct Line: Encodable {
    struct Phone: Encodable {
      var phone: String
      var start: Double
      var end: Double
      var score: Float?

      init(_ phone: RecognizedUtterance.Phone) {
        self.phone = phone.name
        start = rounded(phone.start)
        end = rounded(phone.end)
        score = phone.score.isFinite ? phone.score : nil
      }
    }

    var id: String
    var phones: [Phone]
    var score: Float?
    var duration: Double
  }
}
