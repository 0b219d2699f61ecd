import Foundation

/// Draws learning curves as SVG. Validation curves are bold with a ring around the best point,
/// training curves of the same run are thin and pale in the same colour.
struct CurvePicture {
  // All lengths in pixels.
  private static let width = 960.0
  private static let plotHeight = 400.0
  private static let left = 84.0
  private static let right = 32.0
  private static let legendTop = 62.0
  private static let legendRow = 24.0
  /// Okabe and Ito's colours, which colour-blind readers can tell apart, without their yellow,
  /// which is too pale for lines on white.
  private static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000",
  ]

  private struct LegendEntry {
    /// The curve that it explains; nil for the entry that explains all thin lines.
    let series: LearningCurves.Series?
    let text: String
    let x: Double
    let row: Int
  }

  private let curves: LearningCurves
  private let xTicks: AxisTicks
  private let yTicks: AxisTicks
  private var body = ""

  init(_ curves: LearningCurves, xTicks: AxisTicks, yTicks: AxisTicks) {
    self.curves = curves
    self.xTicks = xTicks
    self.yTicks = yTicks
  }

  private var plotWidth: Double { Self.width - Self.left - Self.right }

  /// The whole SVG document.
  mutating func document() -> String {
    let legend = legendEntries()
    let rows = (legend.map(\.row).max() ?? 0) + 1
    let top = Self.legendTop + Double(rows) * Self.legendRow
    let height = top + Self.plotHeight + 68
    body = ""
    let runs = Set(curves.series.map(\.run)).count
    let title = curves.metric.title.prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
    text(
      Self.left, 36, "class=\"title\"",
      runs == 1 ? "\(title): \(curves.series.first?.run ?? "")" : "\(title): \(runs) runs")
    drawLegend(legend)
    drawAxes(top: top)
    for series in curves.series where !series.isValidation { draw(series, top: top) }
    for series in curves.series where series.isValidation { draw(series, top: top) }
    let size = "\(format(Self.width)) \(format(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(format(Self.width))" \
      height="\(format(height))" role="img" font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif">
      <title>\(Self.escaped(title)) over \(curves.axis.title.lowercased())</title>
      <style>
      text { fill: #333; font-size: 14px }
      .title { font-size: 20px; font-weight: bold; fill: #111 }
      .mark { fill: #555; font-size: 13px }
      .grid { stroke: #e4e4e4; stroke-width: 1 }
      .axis { stroke: #777; stroke-width: 1.2 }
      polyline { fill: none; stroke-linejoin: round; stroke-linecap: round }
      </style>
      <rect width="100%" height="100%" fill="#fff"/>
      \(body)</svg>

      """
  }

  // MARK: Legend

  private func legendEntries() -> [LegendEntry] {
    var labels: [(series: LearningCurves.Series?, text: String)] = []
    for series in curves.series where !isCompanion(series) {
      var label = series.run
      if series.isValidation, let best = best(of: series) {
        label += " (best \(String(format: "%.2f", best.y)))"
      }
      labels.append((series, label))
    }
    if curves.series.contains(where: isCompanion) { labels.append((nil, "thin: training")) }
    var entries: [LegendEntry] = []
    var (x, row) = (Self.left, 0)
    for (series, label) in labels {
      let width = 34 + Self.textWidth(label) + 26
      if x > Self.left, x + width > Self.width - Self.right { (x, row) = (Self.left, row + 1) }
      entries.append(LegendEntry(series: series, text: label, x: x, row: row))
      x += width
    }
    return entries
  }

  private mutating func drawLegend(_ entries: [LegendEntry]) {
    for entry in entries {
      let y = Self.legendTop + Double(entry.row) * Self.legendRow
      let thin = "stroke=\"#777\" stroke-width=\"1.4\""
      line(entry.x, y - 5, entry.x + 26, y - 5, entry.series.map(stroke) ?? thin)
      if let series = entry.series, series.isValidation {
        circle(entry.x + 13, y - 5, 3.2, "fill=\"\(Self.colour(series))\"")
      }
      text(entry.x + 34, y, "", entry.text)
    }
  }

  // MARK: Axes

  private mutating func drawAxes(top: Double) {
    let bottom = top + Self.plotHeight
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      let y = bottom - yTicks.fraction(value) * Self.plotHeight
      line(Self.left, y, Self.left + plotWidth, y, "class=\"grid\"")
      text(Self.left - 10, y + 4.5, "class=\"mark\" text-anchor=\"end\"", label)
    }
    for (value, label) in zip(xTicks.values, xTicks.labels) {
      let x = Self.left + xTicks.fraction(value) * plotWidth
      line(x, top, x, bottom, "class=\"grid\"")
      line(x, bottom, x, bottom + 5, "class=\"axis\"")
      text(x, bottom + 22, "class=\"mark\" text-anchor=\"middle\"", label)
    }
    line(Self.left, bottom, Self.left + plotWidth, bottom, "class=\"axis\"")
    line(Self.left, top, Self.left, bottom, "class=\"axis\"")
    text(
      Self.left + plotWidth / 2, bottom + 50, "text-anchor=\"middle\"", curves.axis.title)
    let middle = top + Self.plotHeight / 2
    let scale = yTicks.isLogarithmic ? ", log scale" : ""
    text(
      22, middle, "text-anchor=\"middle\" transform=\"rotate(-90 22 \(format(middle)))\"",
      curves.metric.title + scale)
  }

  // MARK: Curves

  private mutating func draw(_ series: LearningCurves.Series, top: Double) {
    let bottom = top + Self.plotHeight
    let places = series.points.map { point in
      (
        x: Self.left + xTicks.fraction(point.x) * plotWidth,
        y: bottom - yTicks.fraction(point.y) * Self.plotHeight
      )
    }
    let list = places.map { "\(format($0.x)),\(format($0.y))" }.joined(separator: " ")
    body += "<polyline points=\"\(list)\" \(stroke(series))/>\n"
    // Points are shown where they can be told apart; a curve of one point is only that.
    if places.count == 1 || series.isValidation && places.count <= 60 {
      for place in places {
        circle(place.x, place.y, 3.2, "fill=\"\(Self.colour(series))\"")
      }
    }
    guard series.isValidation, let best = best(of: series),
      let index = series.points.firstIndex(of: best)
    else { return }
    circle(
      places[index].x, places[index].y, 7,
      "fill=\"none\" stroke=\"\(Self.colour(series))\" stroke-width=\"1.8\"")
  }

  private func best(of series: LearningCurves.Series) -> LearningCurves.Point? {
    switch curves.metric.best {
    case .smallest: series.points.min { $0.y < $1.y }
    case .largest: series.points.max { $0.y < $1.y }
    case nil: nil
    }
  }

  private static func colour(_ series: LearningCurves.Series) -> String {
    colours[series.runIndex % colours.count]
  }

  /// Whether this is a training curve that goes with a validation curve of its run.
  private func isCompanion(_ series: LearningCurves.Series) -> Bool {
    !series.isValidation
      && curves.series.contains { $0.runIndex == series.runIndex && $0.isValidation }
  }

  private func stroke(_ series: LearningCurves.Series) -> String {
    let weight =
      if series.isValidation {
        "stroke-width=\"2.4\""
      } else if isCompanion(series) {
        "stroke-width=\"1.4\" stroke-opacity=\"0.6\""
      } else {
        "stroke-width=\"1.8\" stroke-opacity=\"0.85\""
      }
    // A second round through the colours is dashed.
    let dash = series.runIndex >= Self.colours.count ? " stroke-dasharray=\"7 4\"" : ""
    return "stroke=\"\(Self.colour(series))\" \(weight)\(dash)"
  }

  // MARK: Elements

  private mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ attributes: String
  ) {
    body += "<line x1=\"\(format(x1))\" y1=\"\(format(y1))\" x2=\"\(format(x2))\" "
    body += "y2=\"\(format(y2))\" \(attributes)/>\n"
  }

  private mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ attributes: String) {
    body += "<circle cx=\"\(format(x))\" cy=\"\(format(y))\" r=\"\(format(radius))\" "
    body += "\(attributes)/>\n"
  }

  private mutating func text(_ x: Double, _ y: Double, _ attributes: String, _ content: String) {
    body += "<text x=\"\(format(x))\" y=\"\(format(y))\" \(attributes)>"
    body += "\(Self.escaped(content))</text>\n"
  }

  /// A tenth of a pixel is enough.
  private func format(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }

  /// About: letters of the sans-serif fonts are a little over half as wide as high.
  private static func textWidth(_ text: String) -> Double { Double(text.count) * 14 * 0.53 }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
