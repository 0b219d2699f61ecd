import Foundation

/// The curves of one metric from the logs of one or several runs: the events "train" and
/// "valid" of `log.jsonl` with the keys of `LogKey`.
public struct LearningCurves: Sendable {
  /// A place on a curve.
  struct Point: Equatable, Sendable {
    let x: Double
    let y: Double
  }

  /// One curve.
  struct Series: Equatable, Sendable {
    /// The run's name as the legend shows it.
    let run: String
    /// The run's number in the order given, from 0; it chooses the colour.
    let runIndex: Int
    /// Whether it was measured on validation data.
    let isValidation: Bool
    let points: [Point]
  }

  /// Readings of training updates are averaged into at most this many points a curve: more
  /// cannot be told apart on the picture.
  static let longestCurve = 400

  /// What is shown.
  public let metric: CurveMetric
  /// What it is shown over.
  public let axis: CurveAxis
  let series: [Series]

  /// Reads the logs of the runs at `folders`.
  /// - Throws: `RunFolderError` for what is not a run's folder, `LogError` for a damaged line,
  ///   `CurveError` where a log does not have the metric, naming those that it has.
  public init(folders: [String], metric: CurveMetric, axis: CurveAxis) throws {
    self.metric = metric
    self.axis = axis
    let names = Self.names(of: folders)
    var series: [Series] = []
    for (index, folder) in folders.enumerated() {
      let path = try RunFolder.look(at: folder).logPath
      let records = try LogRecord.read(path)
      let found = [LogKey.train, LogKey.valid].compactMap { event in
        Self.series(
          event, records, run: names[index], runIndex: index, metric: metric, axis: axis)
      }
      guard !found.isEmpty else { throw Self.missing(metric, in: records, path) }
      series += found
    }
    self.series = series
  }

  private static func series(
    _ event: String, _ records: [LogRecord], run: String, runIndex: Int, metric: CurveMetric,
    axis: CurveAxis
  ) -> Series? {
    let points = records.compactMap { record -> Point? in
      guard record.event == event, let value = record.number(metric.key) else { return nil }
      return Point(x: axis.position(record), y: value)
    }
    guard !points.isEmpty else { return nil }
    let isValidation = event == LogKey.valid
    if isValidation {
      return Series(run: run, runIndex: runIndex, isValidation: true, points: points)
    }
    // The rate goes in steps, which means would slant.
    let thinned =
      metric == .rate
      ? Self.lastOfGroups(points, to: longestCurve) : Self.averaged(points, to: longestCurve)
    return Series(run: run, runIndex: runIndex, isValidation: false, points: thinned)
  }

  /// Means of groups of neighbours, at most `limit` of them.
  static func averaged(_ points: [Point], to limit: Int) -> [Point] {
    groups(points, limit).map { group in
      let count = Double(group.count)
      return Point(
        x: group.reduce(0) { $0 + $1.x } / count, y: group.reduce(0) { $0 + $1.y } / count)
    }
  }

  /// The last of each group of neighbours, at most `limit` of them.
  static func lastOfGroups(_ points: [Point], to limit: Int) -> [Point] {
    groups(points, limit).compactMap(\.last)
  }

  private static func groups(_ points: [Point], _ limit: Int) -> [ArraySlice<Point>] {
    let count = min(points.count, limit)
    return (0..<count).map { index in
      points[index * points.count / count..<(index + 1) * points.count / count]
    }
  }

  private static func missing(
    _ metric: CurveMetric, in records: [LogRecord], _ path: String
  ) -> CurveError {
    let there = CurveMetric.allCases.filter { other in
      records.contains { record in
        [LogKey.train, LogKey.valid].contains(record.event) && record.number(other.key) != nil
      }
    }
    let list = there.map(\.rawValue).joined(separator: ", ")
    return CurveError(
      description: "\(path): the log says nothing about \(metric.rawValue); it has "
        + (there.isEmpty ? "no curves yet" : list))
  }

  /// The folders' own names, or whole paths where two have the same name.
  private static func names(of folders: [String]) -> [String] {
    let names = folders.map {
      URL(fileURLWithPath: $0, isDirectory: true).standardizedFileURL.lastPathComponent
    }
    return Set(names).count == names.count ? names : folders
  }
}
