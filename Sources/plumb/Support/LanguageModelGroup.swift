import ArgumentParser
import LSTMCore
import LanguageModeling

/// `--model FILE` and `--precision`, for a language model.
struct LanguageModelGroup: ParsableArguments {
  @Option(name: .long, help: "A model file or checkpoint.")
  var model: String

  @Option(name: .long, help: "Compute in f32 or bf16; by default as trained.")
  var precision: Precision?

  /// - Throws: what is wrong with the file, with its name.
  func load() throws -> LanguageModel {
    let loaded = try LanguageModel(path: model, precision: precision)
    for note in loaded.configuration.precision.notes { StandardError.write(note) }
    return loaded
  }
}
