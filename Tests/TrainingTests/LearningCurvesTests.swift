import TestSupport
import Foundation
import Testing
import Training

@Suite struct LearningCurvesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, scale) in [("plain", 1.0), ("drop & <out>", 0.5)] {
      let run = try RunFolder.create(folder.file(name))
      let time = SteppedClock(0)
      let log = try EventLog(path: run.logPath, clock: time.clock)
      for update in 1...1000 {
        time.time += 36
        let loss = scale * (1 + 5 / Double(update))
        try log.write(
          LogKey.train, update: update, epoch: Double(update) / 250,
          ["loss": .number(loss), "rate": 0.7])
        guard update.isMultiple(of: 250) else { continue }
        try log.write(
          LogKey.valid, update: update, epoch: Double(update) / 250,
          ["loss": .number(loss * 1.1), "perplexity": .number(100 * exp(loss)), "odd": "nan"])
      }
    }
  }

  private func svg(
    _ names: [String], _ metric: CurveMetric, _ axis: CurveAxis = .updates, logScale: Bool = false
  ) throws -> String {
    try LearningCurves(folders: names.map(folder.file), metric: metric, axis: axis)
      .svg(logScale: logScale)
  }

  /// The text elements of a picture.
  private func texts(_ svg: String) -> [String] {
    svg.matches(of: /<text [^>]*>([^<]*)<\/text>/).map { String($0.output.1) }
  }

  @Test func twoRunsOnOnePicture() throws {
    let picture = try svg(["plain", "drop & <out>"], .loss)
    let texts = texts(picture)
    #expect(texts.first == "Loss: 2 runs")
    #expect(texts.contains("plain (best 1.11)"))
    #expect(texts.contains("drop &amp; &lt;out&gt; (best 0.55)"))
    #expect(texts.contains("thin: training"))
    #expect(texts.contains("Updates"))
    #expect(texts.contains("Loss (nats per token)"))
    for mark in ["0", "200", "1,000", "5"] { #expect(texts.contains(mark), "\(mark)") }
    #expect(picture.matches(of: /<polyline/).count == 4)
    // Training curves are thinned to what a picture can show.
    let points = picture.matches(of: /<polyline points="([^"]*)"/).map {
      $0.output.1.split(separator: " ").count
    }
    #expect(points.sorted() == [4, 4, 400, 400])
  }

  /// Where the numbers come to stand: x from 84 to 928, y from 486 up to 86, for one legend row.
  @Test func pointsStandWhereTheyShould() throws {
    let picture = try svg(["plain"], .perplexity, .epochs)
    let found = picture.matches(of: /points="([^"]*)"/).map { String($0.output.1) }
    let values = [250, 500, 750, 1000].map { 100 * exp(1 + 5 / Double($0)) }
    // The axis goes in steps of 1 from 273 to 278.
    let expected = zip([1.0, 2, 3, 4], values).map { epoch, value in
      let x = 84 + epoch / 4 * 844
      let y = 486 - (value - 273) / 5 * 400
      return "\(short(x)),\(short(y))"
    }
    #expect(texts(picture).contains("273"))
    #expect(texts(picture).contains("278"))
    #expect(found == [expected.joined(separator: " ")])
  }

  private func short(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
  }

  @Test func hoursAndLogScale() throws {
    let texts = texts(try svg(["plain"], .loss, .hours, logScale: true))
    for text in ["Loss: plain", "Hours of training", "10", "Loss (nats per token), log scale"] {
      #expect(texts.contains(text), "\(text)")
    }
    for mark in ["1", "2", "5"] { #expect(texts.contains(mark), "\(mark)") }
  }

  @Test func isWellFormedAndSelfContained() throws {
    let picture = try svg(["plain", "drop & <out>"], .perplexity, logScale: true)
    #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(picture.hasSuffix("</svg>\n"))
    #expect(!picture.contains("nan"))
    #expect(!picture.contains("href"))
    let open = picture.matches(of: /<(text|title|style)[ >]/).count
    #expect(open == picture.matches(of: /<\/(text|title|style)>/).count)
  }

  @Test func aConstantAndASinglePointAreDrawn() throws {
    #expect(texts(try svg(["plain"], .rate)).contains("0.7"))
    let run = try RunFolder.create(folder.file("single"))
    let log = try EventLog(path: run.logPath)
    try log.write(LogKey.valid, update: 0, epoch: 0, ["bleu": 0])
    #expect(try svg(["single"], .bleu).contains("<circle"))
    let error = #expect(throws: CurveError.self) { try svg(["single"], .bleu, logScale: true) }
    #expect(
      error?.description == "a log scale shows values above 0 only; bleu of single comes to 0.0")
  }

  @Test func badInputIsNamed() throws {
    let missing = #expect(throws: RunFolderError.self) { try svg(["gone"], .loss) }
    #expect(missing?.description == "\(folder.file("gone")): there is no such folder")
    let metric = #expect(throws: CurveError.self) { try svg(["plain"], .bleu) }
    #expect(
      metric?.description == "\(folder.file("plain/log.jsonl")): the log says nothing about bleu; "
        + "it has loss, perplexity, rate")
    let path = folder.file("plain/log.jsonl")
    try overwrite(path, Array("{}\n".utf8))
    let damaged = #expect(throws: LogError.self) { try svg(["plain"], .loss) }
    #expect(damaged?.line == 1)
    try overwrite(path, [])
    let empty = #expect(throws: CurveError.self) { try svg(["plain"], .loss) }
    #expect(empty?.description == "\(path): the log says nothing about loss; it has no curves yet")
  }
}
