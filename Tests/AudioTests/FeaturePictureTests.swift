import Audio
import Foundation
import Testing

@Suite struct FeaturePictureTests {
  /// The pictures within an SVG document, as PNG files.
  private func images(_ svg: String) throws -> [[UInt8]] {
    try svg.components(separatedBy: "base64,").dropFirst().map {
      [UInt8](try #require(Data(base64Encoded: $0.components(separatedBy: "\"")[0])))
    }
  }

  @Test(arguments: FeatureOptions.Preset.allCases)
  func aSoundIsDrawn(_ preset: FeatureOptions.Preset) throws {
    let options = FeatureOptions(preset)
    let picture = try FeaturePicture(
      samples: Fixture.speech(), options: options, title: "a <b> & c.wav")
    let svg = picture.svg
    #expect(svg.contains("a &lt;b&gt; &amp; c.wav"))
    #expect(svg == picture.svg)
    let images = try images(svg)
    #expect(images.count == 2)
    for (image, height) in zip(images, [257, options.dimension / 3]) {
      #expect(Array(image[1..<4]) == Array("PNG".utf8))
      // Width and height, in the header: a column a frame, a row a feature.
      #expect(
        Array(image[16..<24]) == [0, 0, 0, 98, 0, 0, UInt8(height >> 8), UInt8(height & 255)])
      #expect(image.suffix(8).prefix(4) == Array("IEND".utf8)[...])
    }
    let parser = XMLCheck()
    #expect(parser.isWellFormed(svg))
  }

  @Test func silenceIsDrawnAndNothingIsNot() throws {
    let silence = [Float](repeating: 0, count: 1000)
    #expect(!(try FeaturePicture(samples: silence, options: .kaldi, title: "")).svg.isEmpty)
    #expect(throws: AudioError.self) {
      try FeaturePicture(samples: [1, 2], options: .kaldi, title: "")
    }
  }
}

/// Whether every element that begins also ends, in order.
private struct XMLCheck {
  func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    for part in text.split(separator: "<").dropFirst() {
      guard let end = part.lastIndex(of: ">") else { return false }
      let tag = part[..<end]
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { !$0.isWhitespace })
      }
    }
    return open.isEmpty
  }
}
