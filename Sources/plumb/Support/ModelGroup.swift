public import ArgumentParser
public import LSTMCore
import Translation

extension Precision: ExpressibleByArgument {}

/// `--model FILE…`: one model, or an ensemble.
struct ModelGroup: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Model files or checkpoints; several make an ensemble.")
  var model: [String]

  @Option(name: .long, help: "Compute in f32 or bf16; by default as trained.")
  var precision: Precision?

  /// Loads all.
  /// - Throws: what is wrong with a file, with its name.
  func load() throws -> [TranslationModel] {
    let models = try model.map { try TranslationModel(path: $0, precision: precision) }
    let wanted = Set(models.map(\.configuration.precision))
    for note in wanted.flatMap(\.notes) { StandardError.write(note) }
    return models
  }
}
