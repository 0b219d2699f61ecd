extension LearningCurves {
  /// The curves as an SVG document.
  /// - Parameter logScale: whether the vertical axis is logarithmic.
  /// - Throws: `CurveError` where a logarithmic axis is asked for values that are not above 0.
  public func svg(logScale: Bool = false) throws -> String {
    let points = series.flatMap(\.points)
    guard let lowest = points.map(\.y).min(), let highest = points.map(\.y).max(),
      let end = points.map(\.x).max()
    else { throw CurveError(description: "there are no curves to draw") }
    if logScale, let bad = series.first(where: { $0.points.contains { $0.y <= 0 } }) {
      throw CurveError(
        description: "a log scale shows values above 0 only; \(metric.rawValue) of \(bad.run) "
          + "comes to \(lowest)")
    }
    let yTicks =
      logScale
      ? AxisTicks.logarithmic(lowest...highest)
      : AxisTicks.linear((metric.beginsAtZero ? min(0, lowest) : lowest)...highest, about: 8)
    var picture = CurvePicture(
      self, xTicks: .within(0...(end > 0 ? end : 1), about: 8), yTicks: yTicks)
    return picture.document()
  }
}
