import ArgumentParser
import LSTMCore

/// How tokens are drawn: `--temperature`, `--top-k`, `--top-p` and `--seed`.
struct SamplingGroup: ParsableArguments {
  @Option(name: .long, help: "For drawing: below 1 sharper, above 1 flatter.")
  var temperature = 1.0

  @Option(name: .long, help: "Draw from this many best tokens.")
  var topK: Int?

  @Option(name: .long, help: "Draw from the best tokens of this probability.")
  var topP: Double?

  @Option(name: .long, help: "Start of the random numbers.")
  var seed: UInt64 = 1

  /// Whether any is given that only drawing reads; a seed alone does no harm.
  var isGiven: Bool { temperature != 1 || topK != nil || topP != nil }

  var options: SamplingOptions {
    var options = SamplingOptions()
    options.temperature = temperature
    options.topK = topK
    options.topP = topP
    options.seed = seed
    return options
  }

  func validate() throws {
    if let problem = options.problem {
      throw ValidationError("--\(problem.name) \(problem.found): wanted \(problem.wanted).")
    }
  }
}
