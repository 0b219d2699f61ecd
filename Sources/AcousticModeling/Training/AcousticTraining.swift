import Audio
import LSTMCore
import Metrics
public import Training

/// Begins and resumes trainings of acoustic models in run folders.
public enum AcousticTraining {
  public typealias Prepared = PreparedTraining<AcousticTask>

  static let (trainName, validName) = (RunFolder.Name.parts[0], RunFolder.Name.parts[1])

  /// Starts a new run: reads the manifests, extracts features into the folder, draws the weights.
  ///
  /// - Parameter overwrite: whether an older run in the folder may be deleted.
  /// - Throws: what is wrong with data or folder, with its name.
  public static func begin(
    _ configuration: AcousticConfiguration, in path: String, overwrite: Bool,
    style: ProgressReporter.Style = .automatic()
  ) throws -> Prepared {
    try RunFolder.check(path, overwrite: overwrite)
    let data = configuration.data
    let dictionary = try data.dictionary.map { try PronouncingDictionary(contentsOf: $0) }
    let train = try Manifest(contentsOf: data.train, dictionary: dictionary)
    let valid = try Manifest(contentsOf: data.valid, dictionary: dictionary)
    let labels = Set(train.utterances.flatMap { $0.phones ?? [] })
    let phones = try PhoneSet(PhoneSet.Source(data.phones), labels: labels)
    for manifest in [train, valid] { try phones.check(manifest, for: configuration) }
    // Sound is read beside the folder: whatever is wrong with it, an older run is untouched.
    let staging = try RunStaging(beside: path)
    defer { staging.remove() }
    var sound = SoundOptions()
    sound.resamples = data.resamples
    func progress(_ manifest: Manifest) -> WorkProgress {
      WorkProgress("utterances", total: manifest.utterances.count, style: style)
    }
    let reading = progress(train)
    defer { reading.finish() }
    let scaling = try FeaturePipeline.scaling(
      of: train.utterances, configuration.features, sound: sound, progress: reading)
    reading.finish()
    let pipeline = try FeaturePipeline(configuration.features, sound: sound, scaling: scaling)
    var notes = configuration.precision.notes
    for (name, manifest) in [(trainName, train), (validName, valid)] {
      let writing = progress(manifest)
      defer { writing.finish() }
      let report = try UtteranceStore.write(
        manifest.utterances, phones: phones, objective: configuration.model.objective,
        pipeline: pipeline,
        archive: staging.file(name + RunFolder.Name.features),
        index: staging.file(name + RunFolder.Name.utterances), progress: writing)
      guard report.kept > 0, report.phones > 0 else {
        throw AcousticError(
          file: manifest.file, "has no utterance with phones that is long enough for them")
      }
      notes.append(describe(name, report))
    }
    let folder = try RunFolder.create(path, overwrite: overwrite)
    try staging.move(into: folder)
    try folder.writeConfiguration(configuration.yaml)
    let store = try store(trainName, in: folder, configuration, phones)
    var counts = [Int](repeating: 0, count: phones.classes.count)
    for labels in store.utterances {
      for value in labels.frameClasses ?? [] where value >= 0 { counts[Int(value)] += 1 }
    }
    let model = AcousticModel(
      configuration, phones: phones, scaling: scaling, frameCounts: counts, gradients: true)
    notes.append(
      "model  \(model.network.parameters.parameterCount) parameters, "
        + "\(phones.classes.count) phones")
    return try prepared(model, train: store, notes, folder: folder, checkpoint: nil, style: style)
  }

  /// Goes on with the run in a folder, from its newest usable checkpoint.
  /// - Throws: what is wrong with the folder or its checkpoints.
  public static func resume(
    _ path: String, style: ProgressReporter.Style = .automatic()
  ) throws -> Prepared {
    let folder = try RunFolder.open(path)
    let configuration = try AcousticConfiguration(
      yaml: folder.configurationText(), file: folder.configurationPath, isStored: true)
    let checkpoint = try folder.latestUsable()
    let model = try AcousticModel(configuration, entriesOf: checkpoint.file)
    model.network.parameters.allocate(gradients: true)
    let update = try Checkpoint.state(of: checkpoint.file)?.update ?? 0
    let notes =
      configuration.precision.notes + checkpoint.complaints.map { "warning: \($0)" }
      + ["resuming at update \(update) from \(folder.file(checkpoint.name))"]
    return try prepared(
      model, train: store(trainName, in: folder, configuration, model.phones), notes,
      folder: folder,
      checkpoint: checkpoint.file, style: style)
  }

  /// The features and labels of a part of the corpus.
  private static func store(
    _ name: String, in folder: RunFolder, _ configuration: AcousticConfiguration,
    _ phones: PhoneSet
  ) throws -> UtteranceStore {
    try UtteranceStore(
      archive: folder.file(name + RunFolder.Name.features),
      index: folder.file(name + RunFolder.Name.utterances), classCount: phones.classes.count,
      dimension: configuration.features.dimension, objective: configuration.model.objective)
  }

  private static func prepared(
    _ model: AcousticModel, train: UtteranceStore, _ notes: [String], folder: RunFolder,
    checkpoint: SafetensorsFile?, style: ProgressReporter.Style
  ) throws -> Prepared {
    let task = AcousticTask(
      model, train: train,
      valid: try store(validName, in: folder, model.configuration, model.phones))
    return Prepared(
      trainer: try Trainer(
        task, model.configuration.training, in: folder, resuming: checkpoint, style: style),
      notes: notes)
  }

  private static func describe(_ name: String, _ report: UtteranceStore.Report) -> String {
    let minutes = (report.seconds / 6).rounded() / 10
    var text =
      "\(name)  \(report.kept) utterances of \(report.speakers) speakers, \(minutes) minutes, "
      + "\(report.frames) frames, \(report.phones) phones"
    if report.tooShort > 0 { text += ", \(report.tooShort) too short left out" }
    return text
  }
}

extension PhoneSet {
  /// Makes sure that every label is known and every phone can be scored, before any sound is read.
  /// - Throws: `AcousticError` naming the manifest and the line.
  fileprivate func check(_ manifest: Manifest, for configuration: AcousticConfiguration) throws {
    for (index, utterance) in manifest.utterances.enumerated() {
      func error(_ problem: String) -> AcousticError {
        AcousticError(
          file: manifest.file, line: manifest.line(of: index), "'\(utterance.id)' \(problem)")
      }
      guard let labels = utterance.phones else {
        throw error("has no phones, wanted them to train on")
      }
      if let stranger = labels.first(where: { self[$0] == nil }) {
        throw error("has the label '\(stranger)', which data.phones does not know")
      }
      if configuration.model.objective == .frames, case .phones = utterance.transcript {
        throw error("has phones without times; objective frames wants times (segments)")
      }
    }
    if let folding = configuration.validation.folding.folding,
      let stranger = classes.first(where: { folding.target(of: $0) == nil })
    {
      throw AcousticError(
        "validation.folding: \(folding.name) does not know the phone '\(stranger)' of data.phones")
    }
  }
}
