import AcousticModeling
import ArgumentParser
import Audio
import LSTMCore

/// An acoustic model, and how it hears what it is given.
struct AcousticModelGroup: ParsableArguments {
  @Option(name: .shortAndLong, help: "The acoustic model.")
  var model: String

  @Option(name: .long, help: "A pronouncing dictionary, for manifests with words.")
  var dictionary: String?

  @OptionGroup(title: "Sound") var sound: SoundReadingGroup

  @Option(help: "f32 or bf16; by default the model's.")
  var precision: Precision?

  @OptionGroup var threads: ThreadOptions

  /// Loads the model, on the threads that were asked for.
  /// - Throws: what is wrong with the file, with its name.
  func load() throws -> Recognizer {
    threads.apply()
    let loaded = try AcousticModel(path: model, precision: precision)
    for note in loaded.configuration.precision.notes { StandardError.write(note) }
    return try Recognizer(
      loaded, sound: sound.options(rate: loaded.configuration.features.options.rate))
  }
}
