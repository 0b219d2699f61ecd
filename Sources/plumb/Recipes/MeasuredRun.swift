import Files
import Foundation
import Training
import Translation

/// What a run of a recipe has come to: read from what it left in its folder, nothing else.
struct MeasuredRun {
  /// Of the model that validated best; nil: the run trains no network.
  let parameters: Int?
  let valid: Double?
  let test: Double?
  /// Hours of training over all sessions, pauses left out.
  let hours: Double?
  /// What a reader must know to compare: an unfinished training, other settings.
  let notes: [String]

  /// - Parameters:
  ///   - folder: what `--out` of the run named.
  ///   - configuration: what the variant's configuration is.
  /// - Returns: nil where the folder is not there or holds no result yet.
  /// - Throws: `LogError`, `SafetensorsError`, `FileError`, `ConfigurationError` or `RecipeError`
  ///   naming the file that is damaged.
  init?(folder: String, configuration: ConfigurationSection) throws {
    let stamps = RecipeStamps(folder: folder + "/stamps")
    let training = try Training(folder: folder + "/run", isDone: stamps.exists(.train, .finished))
    let isScored = stamps.exists(.score, .finished)
    guard isScored || training != nil else { return nil }
    parameters = try training?.parameters()
    hours = training.map { $0.seconds / 3600 }
    var notes = [training?.extent].compactMap(\.self)
    if isScored {
      valid = try Self.perplexity(in: folder + "/valid.perplexity")
      test = try Self.perplexity(in: folder + "/test.perplexity")
    } else {
      valid = training?.bestPerplexity
      test = nil
      notes.append("not scored: valid is the training's own")
    }
    self.notes = notes + (training?.differences(from: configuration) ?? [])
  }

  /// The perplexity that `plumb perplexity` or `plumb ngram perplexity` wrote; nil: no such file.
  private static func perplexity(in file: String) throws -> Double? {
    guard RecipeRun.isFile(file) else { return nil }
    // A path may stand before it, never behind.
    let words = try InputFile.text(file).split(whereSeparator: \.isWhitespace)
    let key = "perplexity:"
    guard let word = words.last(where: { $0.hasPrefix(key) }),
      let value = Double(word.dropFirst(key.count)), value.isFinite
    else { throw RecipeError("\(file): found no perplexity:NUMBER in it; score the run again") }
    return value
  }
}

extension MeasuredRun {
  /// A network's training, at its end or on the way.
  private struct Training {
    let seconds: Double
    let bestPerplexity: Double?
    /// How far it has come, where that is not the whole length.
    let extent: String?
    private let run: RunFolder
    private let configuration: ConfigurationSection

    /// - Returns: nil where no training has written a line of its log.
    init?(folder: String, isDone: Bool) throws {
      guard FileManager.default.fileExists(atPath: folder) else { return nil }
      run = try RunFolder.look(at: folder)
      guard RecipeRun.isFile(run.logPath) else { return nil }
      let records = try LogRecord.read(run.logPath)
      guard let last = records.last else { return nil }
      seconds = last.seconds
      bestPerplexity = records.filter { $0.event == LogKey.valid }
        .compactMap { $0.number(LogKey.perplexity) }.min()
      configuration = try ConfigurationSection(
        yaml: run.configurationText(), file: run.configurationPath, isStored: true)
      let length = try configuration.section("training").duration("length")
      let progress = Self.progress(of: last, length)
      extent = progress.map { (isDone ? "stopped early after " : "unfinished: ") + $0 }
    }

    /// Nil where the whole length is reached.
    private static func progress(of last: LogRecord, _ length: TrainingDuration) -> String? {
      switch length {
      // An epoch that was added up from fractions may fall short of its whole by some ulps.
      case .epochs(let value):
        last.epoch >= value - 1e-9
          ? nil : "\(FigureText.short(last.epoch)) of \(FigureText.short(value)) epochs"
      case .updates(let value):
        last.update >= value ? nil : "\(last.update) of \(value) updates"
      }
    }

    func parameters() throws -> Int? {
      let best = run.file(RunFolder.Name.best)
      return RecipeRun.isFile(best) ? try ModelInspection(path: best).parameterCount : nil
    }

    /// Where the data lie is no matter of the system.
    func differences(from wanted: ConfigurationSection) -> [String] {
      configuration.differences(from: wanted, exceptIn: "data")
    }
  }
}
