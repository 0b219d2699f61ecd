import AcousticModeling
import LanguageModeling
import Training
import Translation

/// What a model is for: the `task` key of a configuration, which chooses the head.
enum ModelTask: String, CaseIterable {
  case translation
  case languageModeling = "language-modeling"
  case acousticModeling = "acoustic-modeling"

  /// - Throws: `ConfigurationError`
  init(yaml: String, file: String, overrides: [String] = [], isStored: Bool = false) throws {
    let root = try ConfigurationSection(
      yaml: yaml, file: file, overrides: overrides, isStored: isStored)
    self = try root.choice("task")
  }

  /// The task of a model file or checkpoint.
  /// - Throws: `SafetensorsError`, `ModelError`
  init(model path: String) throws {
    let file = try SafetensorsFile(path: path)
    guard let task = file.metadata["task"].flatMap(Self.init(rawValue:)) else {
      throw ModelError(path: path, problem: "found no Plumb model, wanted one")
    }
    self = task
  }

  /// The task of the run in a folder.
  /// - Throws: `RunFolderError`, `FileError`, `ConfigurationError`
  init(run path: String) throws {
    let folder = try RunFolder.look(at: path)
    try self.init(
      yaml: folder.configurationText(), file: folder.configurationPath, isStored: true)
  }
}

/// A configuration of any head.
enum TaskConfiguration {
  case translation(TranslationConfiguration)
  case languageModeling(LanguageModelConfiguration)
  case acousticModeling(AcousticConfiguration)

  /// - Throws: `ConfigurationError` naming the key and the line.
  init(yaml: String, file: String, overrides: [String]) throws {
    switch try ModelTask(yaml: yaml, file: file, overrides: overrides) {
    case .translation:
      self = .translation(
        try TranslationConfiguration(yaml: yaml, file: file, overrides: overrides))
    case .languageModeling:
      self = .languageModeling(
        try LanguageModelConfiguration(yaml: yaml, file: file, overrides: overrides))
    case .acousticModeling:
      self = .acousticModeling(
        try AcousticConfiguration(yaml: yaml, file: file, overrides: overrides))
    }
  }

  /// Its text, overrides applied.
  var yaml: String {
    switch self {
    case .translation(let configuration): configuration.yaml
    case .languageModeling(let configuration): configuration.yaml
    case .acousticModeling(let configuration): configuration.yaml
    }
  }

  /// The files that a training reads.
  var files: [String] {
    switch self {
    case .translation(let configuration): configuration.files
    case .languageModeling(let configuration): configuration.files
    case .acousticModeling(let configuration): configuration.files
    }
  }
}
