public import ArgumentParser
public import Training

/// `plumb plot`: learning curves of runs as SVG.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw the learning curves of one or several runs as SVG.",
    discussion: """
      Reads log.jsonl in each run's folder: training updates (thin lines) and validations (bold \
      lines, the best ringed).

      EXAMPLE: plumb plot runs/vertical runs/none --metric perplexity --log-scale --out curves.svg
      """)

  @Argument(help: ArgumentHelp("Folders of runs.", valueName: "run"))
  var runs: [String]

  @Option(name: [.short, .long], help: "The file to write; - is standard output.")
  var out: String

  @Option(help: "What to show.")
  var metric: CurveMetric = .loss

  @Option(name: .customLong("x"), help: "What to show it over.")
  var axis: CurveAxis = .updates

  @Flag(help: "Use a logarithmic vertical axis.")
  var logScale = false

  func run() throws {
    let curves = try LearningCurves(folders: runs, metric: metric, axis: axis)
    try OutputFile.write(Array(try curves.svg(logScale: logScale).utf8), to: out)
  }
}

extension CurveMetric: ExpressibleByArgument {}
extension CurveAxis: ExpressibleByArgument {}
