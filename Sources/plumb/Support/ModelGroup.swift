public import ArgumentParser
public import LSTMCore
import Translation

extension Precision: ExpressibleByArgument {}

/// `--model FILE…`: one model, or an ensemble.
struct ModelGroup: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: """
      Model files or checkpoints; several make an ensemble. Takes every word up to the next \
      option: put other arguments before it.
      """)
  var model: [String]

  @Option(name: .long, help: "Compute in f32 or bf16; by default as trained.")
  var precision: Precision?

  /// Loads all.
  /// - Throws: what is wrong with a file, with its name.
  func load() throws -> [TranslationModel] {
    let models = try model.enumerated().map { index, path in
      do {
        return try TranslationModel(path: path, precision: precision)
      } catch  where index > 0 {
        throw StrayModelError(path: path, cause: error)
      }
    }
    let wanted = Set(models.map(\.configuration.precision))
    for note in wanted.flatMap(\.notes) { StandardError.write(note) }
    return models
  }
}

/// A file after `--model MODEL` that is none: most often the command's own argument.
private struct StrayModelError: Error, CustomStringConvertible {
  let path: String
  let cause: any Error

  var description: String {
    "\(cause); --model takes every word up to the next option: is \(path) no model, put it before"
  }
}
