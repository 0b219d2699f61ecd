import Foundation

/// A heat map of attention as SVG: source words along the top, target words down the side.
public struct AttentionPicture: Sendable {
  public var sourceWords: [String]
  public var targetWords: [String]
  /// Weights (target words, source words) between 0 and 1.
  public var weights: [[Float]]
  /// Stands above the picture; nil: none.
  public var title: String?

  public init(
    sourceWords: [String], targetWords: [String], weights: [[Float]], title: String? = nil
  ) {
    precondition(
      weights.count == targetWords.count
        && weights.allSatisfy { $0.count == sourceWords.count }, "a weight for each pair of words")
    self.sourceWords = sourceWords
    self.targetWords = targetWords
    self.weights = weights
    self.title = title
  }

  /// Pixels.
  private enum Size {
    static let cell = 30.0
    static let font = 14.0
    static let margin = 16.0
    static let legendWidth = 160.0
    static let legendHeight = 12.0
    /// Of a label before it is cut.
    static let label = 170.0
  }

  /// Where things stand, in pixels.
  private struct Layout {
    let left: Double
    let top: Double
    let gridWidth: Double
    let gridHeight: Double
    let width: Double
    let height: Double

    init(_ picture: AttentionPicture) {
      let sourceWidths = picture.sourceWords.map { Self.labelWidth($0) }
      left = Size.margin + 8 + (picture.targetWords.map { Self.labelWidth($0) }.max() ?? 0)
      gridWidth = Double(picture.sourceWords.count) * Size.cell
      gridHeight = Double(picture.targetWords.count) * Size.cell
      // Source labels rise at 45 degrees and lean out to the right.
      let rise = (sourceWidths.max() ?? 0) * 0.5.squareRoot() + Size.font
      let titleHeight = picture.title == nil ? 0 : Size.font + 14
      top = Size.margin + titleHeight + rise
      let lean =
        sourceWidths.enumerated().map {
          (Double($0.offset) + 0.5) * Size.cell + $0.element * 0.5.squareRoot() + Size.font
        }.max() ?? 0
      let titleWidth = picture.title.map { AttentionPicture.textWidth($0) * 1.1 } ?? 0
      width = max(
        left + max(gridWidth, lean) + Size.margin,
        left + Size.legendWidth + 130 + Size.margin, titleWidth + 2 * Size.margin)
      height = top + gridHeight + 54 + Size.margin
    }

    private static func labelWidth(_ word: String) -> Double {
      min(AttentionPicture.textWidth(word), Size.label)
    }
  }

  /// The picture as an SVG document.
  public var svg: String {
    let layout = Layout(self)
    var content = [
      element("rect", ["width": "100%", "height": "100%", "fill": "#ffffff"])
    ]
    if let title {
      content.append(
        element(
          "text",
          ["x": n(Size.margin), "y": n(Size.margin + Size.font), "font-weight": "bold"],
          Self.escaped(title)))
    }
    content += labels(layout) + cells(layout) + legend(layout)
    let (width, height) = (n(layout.width), n(layout.height))
    let document = element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height,
        "viewBox": "0 0 \(width) \(height)", "font-family": "sans-serif",
        "font-size": n(Size.font), "fill": "#222222",
      ], "\n" + content.joined(separator: "\n") + "\n")
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(document)\n"
  }

  private func labels(_ layout: Layout) -> [String] {
    let source = sourceWords.enumerated().map { column, word in
      let x = n(layout.left + (Double(column) + 0.5) * Size.cell + 4)
      let y = n(layout.top - 8)
      return element("text", ["x": x, "y": y, "transform": "rotate(-45 \(x) \(y))"], label(word))
    }
    let target = targetWords.enumerated().map { row, word in
      let y = n(layout.top + (Double(row) + 0.5) * Size.cell + Size.font * 0.35)
      return element("text", ["x": n(layout.left - 8), "y": y, "text-anchor": "end"], label(word))
    }
    return source + target
  }

  private func cells(_ layout: Layout) -> [String] {
    var cells: [String] = []
    for (row, target) in targetWords.enumerated() {
      for (column, source) in sourceWords.enumerated() {
        let weight = weights[row][column]
        let tip = Self.escaped("\(target) ← \(source): \(String(format: "%.3f", weight))")
        cells.append(
          element(
            "rect",
            [
              "x": n(layout.left + Double(column) * Size.cell),
              "y": n(layout.top + Double(row) * Size.cell), "width": n(Size.cell),
              "height": n(Size.cell), "fill": Self.colour(weight), "stroke": "#dddddd",
            ], element("title", [:], tip)))
      }
    }
    return cells
  }

  private func legend(_ layout: Layout) -> [String] {
    let x = layout.left
    let y = layout.top + layout.gridHeight + 22
    let stops = [0, 0.5, 1].map {
      element("stop", ["offset": n($0), "stop-color": Self.colour(Float($0))])
    }
    let numbers = [0, 0.5, 1].map { value in
      element(
        "text",
        [
          "x": n(x + value * Size.legendWidth), "y": n(y + Size.legendHeight + 14),
          "font-size": "11", "text-anchor": "middle",
        ], n(value))
    }
    let bar = element(
      "rect",
      [
        "x": n(x), "y": n(y), "width": n(Size.legendWidth), "height": n(Size.legendHeight),
        "fill": "url(#weight)", "stroke": "#dddddd",
      ])
    let name = element(
      "text",
      [
        "x": n(x + Size.legendWidth + 14), "y": n(y + Size.legendHeight - 1), "font-size": "12",
      ], "attention weight")
    let gradient = element("linearGradient", ["id": "weight"], stops.joined())
    return [element("defs", [:], gradient), bar, name] + numbers
  }

  /// An element whose attributes and content are XML already.
  private func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String? = nil
  ) -> String {
    let attributes = attributes.map { " \($0.key)=\"\($0.value)\"" }.joined()
    return content.map { "<\(name)\(attributes)>\($0)</\(name)>" } ?? "<\(name)\(attributes)/>"
  }
}

extension AttentionPicture {
  /// White to dark blue; the middle is a middle blue, so that small weights can be told apart.
  static func colour(_ weight: Float) -> String {
    let stops: [(Double, Double, Double)] = [(255, 255, 255), (107, 174, 214), (8, 48, 107)]
    let at = weight.isFinite ? Double(min(max(weight, 0), 1)) * 2 : 0
    let low = min(Int(at), 1)
    let part = at - Double(low)
    func mixed(_ channel: KeyPath<(Double, Double, Double), Double>) -> Int {
      let from = stops[low][keyPath: channel]
      return Int((from + part * (stops[low + 1][keyPath: channel] - from)).rounded())
    }
    return String(format: "#%02x%02x%02x", mixed(\.0), mixed(\.1), mixed(\.2))
  }

  /// A word as a label: cut where it would take too much room.
  private func label(_ word: String) -> String {
    var cut = word
    while Self.textWidth(cut) > Size.label { cut.removeLast() }
    return Self.escaped(cut == word ? word : cut.dropLast() + "…")
  }

  /// About how wide a sans-serif font sets a text.
  static func textWidth(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let isWide = (0x1100...0x115F).contains(scalar.value) || scalar.value >= 0x2E80
      return sum + Size.font * (isWide ? 1 : "MWmw@%—".unicodeScalars.contains(scalar) ? 0.9 : 0.58)
    }
  }

  /// Text for XML 1.0: its five special characters as entities, and a replacement character for the
  /// control characters that it does not allow.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\u{9}", "\u{A}", "\u{D}": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A number with at most one decimal.
  private func n(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
