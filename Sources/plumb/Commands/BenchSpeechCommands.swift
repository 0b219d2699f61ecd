import AcousticModeling
import ArgumentParser
import LSTMCore
import Tensors
import Training

extension AcousticBench.Work: ExpressibleByArgument {}

/// `plumb bench acoustic`.
struct BenchAcousticCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acoustic",
    abstract: "Frames a second of an acoustic model of 3 x 250 both ways, trained or read.",
    discussion: "Example: plumb bench acoustic decode --batch 1")

  @Argument(help: "train, decode (best path) or ctc-beam (prefix beam search of width 20).")
  var work = AcousticBench.Work.train

  @Option(help: "frames (cross-entropy) or ctc.")
  var objective = AcousticModelOptions.Objective.frames

  @Option(help: "Utterances of 300 frames side by side.")
  var batch = 16

  @Option(help: "Width of each direction.")
  var hidden = 250

  @Option(help: "f32 or bf16.")
  var precision: Precision = .float32

  @Option(help: "Measurements.")
  var blocks = 7

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    try checkCounts([("batch", batch), ("blocks", blocks), ("hidden", hidden)])
    try checkSupport(of: precision)
  }

  func run() throws {
    threads.apply()
    let bench = AcousticBench(
      work: work, objective: objective, rows: batch, hidden: hidden, precision: precision,
      blocks: blocks)
    StandardOutput.write([try bench.line(threads: Threads.count).encoded])
  }
}

/// `plumb bench mfcc`.
struct BenchFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mfcc",
    abstract: "Seconds of sound a second that become MFCC with deltas, an utterance a thread.",
    discussion: "Example: plumb bench mfcc")

  @Option(help: "Measurements.")
  var blocks = 7

  @OptionGroup var threads: ThreadOptions

  func validate() throws { try checkCounts([("blocks", blocks)]) }

  func run() throws {
    threads.apply()
    StandardOutput.write([try FeatureBench(blocks: blocks).line(threads: Threads.count).encoded])
  }
}
