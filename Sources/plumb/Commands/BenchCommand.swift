import ArgumentParser
import LSTMCore
import Tensors
import Training

/// `plumb bench`: the speed of this machine, as JSON lines.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the speed of training and search on this machine.",
    discussion: """
      Each measurement is one JSON line: median, minimum and maximum of several blocks, peak memory, \
      the rate of a large matrix product measured just before and just after in the same process, \
      and the share of that rate that the whole reached. Without a subcommand all are run.

      Example: plumb bench --threads 2
      Example: plumb bench train --precision bf16 --ragged
      """,
    subcommands: [
      BenchAllCommand.self, BenchTrainCommand.self, BenchBeamCommand.self,
      BenchLanguageCommand.self, BenchAcousticCommand.self, BenchFeaturesCommand.self,
      BenchProductsCommand.self,
    ],
    defaultSubcommand: BenchAllCommand.self)
}

/// Size and kind of the model that is measured.
struct BenchModelOptions: ParsableArguments {
  @Option(help: "Width of embeddings and layers.")
  var hidden = 512

  @Option(help: "Layers of encoder and decoder.")
  var layers = 2

  @Option(help: "Words of each side.")
  var vocabulary = 10_000

  @Option(help: "Source tokens a sentence.")
  var source = 13

  @Flag(help: "Feed the attentional vector back.")
  var inputFeeding = false

  @Flag(help: "Read the source both ways.")
  var bidirectional = false

  @Option(help: "f32 or bf16.")
  var precision: Precision = .float32

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    for (name, value, range) in [
      ("hidden", hidden, 2...65536), ("layers", layers, 1...64),
      ("vocabulary", vocabulary, 16...10_000_000), ("source", source, 1...1000),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) \(value): wanted \(range.lowerBound) to \(range.upperBound).")
    }
    guard !bidirectional || hidden % 2 == 0 else {
      throw ValidationError("--hidden \(hidden): --bidirectional wants an even number.")
    }
    try checkSupport(of: precision)
  }

  var model: BenchModel {
    BenchModel(
      hidden: hidden, layers: layers, vocabulary: vocabulary, source: source,
      inputFeeding: inputFeeding, bidirectional: bidirectional, precision: precision)
  }
}

/// `plumb bench train`.
struct BenchTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Target tokens a second in training an encoder-decoder with attention.",
    discussion: "Example: plumb bench train --ragged --precision bf16")

  @OptionGroup var options: BenchModelOptions

  @Option(help: "Sentences a batch.")
  var batch = 64

  @Option(help: "Target tokens a sentence.")
  var target = 14

  @Flag(help: "Draw the lengths; count real tokens only.")
  var ragged = false

  @Option(help: "Measurements.")
  var blocks = 7

  func validate() throws {
    try checkCounts([("batch", batch), ("target", target), ("blocks", blocks)])
  }

  func run() throws {
    options.threads.apply()
    var model = options.model
    model.target = target
    let bench = TrainBench(model: model, rows: batch, isRagged: ragged, blocks: blocks)
    StandardOutput.write([bench.line(threads: Threads.count).encoded])
  }
}

/// `plumb bench beam`.
struct BenchBeamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "beam",
    abstract: "Sentences a second in beam search.",
    discussion: "Example: plumb bench beam --batch 32")

  @OptionGroup var options: BenchModelOptions

  @Option(help: "Sentences searched side by side.")
  var batch = 1

  @Option(help: "Hypotheses kept.")
  var beam = 5

  @Option(help: "Steps, all taken.")
  var length = 15

  @Option(help: "Measurements.")
  var blocks = 7

  func validate() throws {
    try checkCounts([("batch", batch), ("beam", beam), ("blocks", blocks)])
    guard (2...1000).contains(length) else {
      throw ValidationError("--length \(length): wanted 2 to 1000.")
    }
  }

  func run() throws {
    options.threads.apply()
    let bench = BeamBench(
      model: options.model, sentences: batch, beam: beam, length: length, blocks: blocks)
    StandardOutput.write([try bench.line(threads: Threads.count).encoded])
  }
}

extension LanguageBench.Size: ExpressibleByArgument {}

/// `plumb bench lm`.
struct BenchLanguageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lm",
    abstract: "Words a second of the paper's language models, trained or read.",
    discussion: "Example: plumb bench lm --size medium --precision bf16")

  @Option(help: "small (2 x 200), medium (2 x 650, p 0.5) or large (2 x 1500, p 0.65).")
  var size = LanguageBench.Size.medium

  @Flag(help: "Read only: no gradients, no dropout.")
  var evaluate = false

  @Option(help: "f32 or bf16.")
  var precision: Precision = .float32

  @Option(help: "Measurements.")
  var blocks = 7

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    try checkCounts([("blocks", blocks)])
    try checkSupport(of: precision)
  }

  func run() throws {
    threads.apply()
    let bench = LanguageBench(
      size: size, precision: precision, isEvaluation: evaluate, blocks: blocks)
    StandardOutput.write([bench.line(threads: Threads.count).encoded])
  }
}

/// `plumb bench products`.
struct BenchProductsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "products",
    abstract: "GFLOP/s of the matrix products that LSTMs are made of.",
    discussion: "Example: plumb bench products --threads 1")

  @OptionGroup var threads: ThreadOptions

  func run() throws {
    threads.apply()
    let precisions = Precision.allCases.filter(\.isSupported)
    StandardOutput.write(
      ProductBench.lines(threads: Threads.count, precisions: precisions).map(\.encoded))
  }
}

/// `plumb bench` alone.
struct BenchAllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all",
    abstract: "All measurements, one after another: a few minutes.",
    discussion: "Example: plumb bench all --threads 2")

  @OptionGroup var threads: ThreadOptions

  func run() throws {
    threads.apply()
    for line in BenchSuite.lines(threads: Threads.count) { StandardOutput.write([try line()]) }
  }
}

func checkSupport(of precision: Precision) throws {
  guard precision.isSupported else {
    throw ValidationError(
      "--precision \(precision.rawValue): this processor has no such products.")
  }
}

func checkCounts(_ counts: [(name: String, value: Int)]) throws {
  for (name, value) in counts where !(1...1_000_000).contains(value) {
    throw ValidationError("--\(name) \(value): wanted 1 to 1000000.")
  }
}
