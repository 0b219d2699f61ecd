public import Audio
import Files
import Foundation
import Tensors
public import Training

/// Features and labels of a corpus on disk, as a run keeps them: features in an archive of Kaldi's, of
/// which only a batch's are read, labels in an index beside it.
public struct UtteranceStore {
  /// What became of a corpus's utterances.
  public struct Report: Equatable, Sendable {
    public var kept = 0
    public var speakers = 0
    public var frames = 0
    public var phones = 0
    /// Left out: their phones do not fit into their frames, or are too many for them to be computed.
    public var tooShort = 0
    /// Seconds of sound that was kept.
    public var seconds = 0.0
  }

  public let utterances: [LabelledUtterance]
  private let reader: KaldiArchiveReader
  private let archive: String
  private let dimension: Int

  /// Extracts, labels and writes a corpus.
  ///
  /// - Parameters:
  ///   - objective: `frames` takes utterances with times; with `ctc` those whose phones do not fit into
  ///     their frames are left out.
  ///   - progress: is told of each utterance.
  /// - Throws: `AudioError`, `AcousticError` naming file and what is wrong, `FileError`.
  public static func write(
    _ utterances: [Utterance], phones: PhoneSet, objective: AcousticModelOptions.Objective,
    pipeline: FeaturePipeline, archive: String, index: String, progress: WorkProgress? = nil
  ) throws -> Report {
    let file = try AtomicFile(path: archive)
    let list = try AtomicFile(path: index)
    var writer = KaldiArchiveWriter(file)
    var report = Report()
    var speakers: Set<String> = []
    try pipeline.forEach(utterances) { utterance, matrix, sound in
      progress?.advance()
      var labelled = try label(
        utterance, frames: matrix.frameCount, of: sound, phones: phones, objective: objective,
        features: pipeline.features)
      guard labelled.frames > 0, objective == .frames || labelled.fitsCTC else {
        report.tooShort += 1
        return
      }
      labelled.offset = try writer.write(matrix, key: utterance.id)
      try list.write("\(labelled.line)\n".utf8)
      report.kept += 1
      report.frames += labelled.frames
      report.phones += labelled.phones.count
      report.seconds += Double(labelled.frames) * pipeline.features.frameShift
      speakers.insert(utterance.speaker ?? utterance.id)
    }
    report.speakers = speakers.count
    // So that an index that was cut off is known.
    try list.write("# \(report.kept)\n".utf8)
    try file.commit()
    try list.commit()
    return report
  }

  private static func label(
    _ utterance: Utterance, frames: Int, of sound: FeaturePipeline.Sound, phones: PhoneSet,
    objective: AcousticModelOptions.Objective, features: AcousticFeatures
  ) throws -> LabelledUtterance {
    guard let labels = utterance.phones else {
      throw AcousticError(file: utterance.sound, "has no phones, wanted them to train on")
    }
    for label in labels where phones[label] == nil {
      throw AcousticError(
        file: utterance.sound, "has the label '\(label)', which data.phones does not know")
    }
    try utterance.checkTimes(within: sound)
    var classes: [Int32]?
    if case .segments(let segments) = utterance.transcript, !segments.isEmpty {
      classes = LabelledUtterance.frameValues(
        of: segments, frames: frames, features: features,
        scale: Double(features.options.rate) / Double(sound.rate), phones.frameClass)
    }
    guard objective == .ctc || classes != nil else {
      throw AcousticError(
        file: utterance.sound, "has phones without times; objective frames wants times (segments)")
    }
    return LabelledUtterance(
      id: utterance.id, speaker: utterance.speaker, offset: 0, frames: frames,
      phones: (phones.indices(of: labels) ?? []).map { Int32($0) }, frameClasses: classes)
  }

  /// Opens what `write` wrote.
  /// - Parameters:
  ///   - dimension: features of a frame, I.
  /// - Throws: `FileError`, `AcousticError` for a damaged index, naming the line.
  public init(
    archive: String, index: String, classCount: Int, dimension: Int,
    objective: AcousticModelOptions.Objective
  ) throws {
    reader = try KaldiArchiveReader(path: archive)
    (self.archive, self.dimension) = (archive, dimension)
    let text: String
    do {
      text = try String(contentsOfFile: index, encoding: .utf8)
    } catch {
      throw FileError(unreadable: index, error)
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let last = lines.popLast() ?? ""
    guard last == "# \(lines.count)", !lines.isEmpty else {
      throw AcousticError(
        file: index, line: lines.count + 1,
        "found '\(last.prefix(60))', wanted '# ' and how many lines stand before: damaged")
    }
    utterances = try lines.enumerated().map { number, line in
      guard let utterance = LabelledUtterance(line: line, classCount: classCount),
        objective == .frames ? utterance.frameClasses != nil : utterance.fitsCTC
      else {
        throw AcousticError(file: index, line: number + 1, "found '\(line.prefix(60))', damaged")
      }
      return utterance
    }
  }

  /// The features of an utterance (frames, I).
  /// - Throws: `AudioError` where the archive is damaged.
  public func features(of utterance: Int) throws -> FeatureMatrix {
    var reader = reader
    let matrix = try reader.matrix(at: utterances[utterance].offset)
    guard matrix.frameCount == utterances[utterance].frames, matrix.dimension == dimension else {
      throw AcousticError(
        file: archive,
        "\(utterances[utterance].id): found \(matrix.frameCount) frames of \(matrix.dimension) "
          + "features, wanted \(utterances[utterance].frames) of \(dimension)")
    }
    return matrix
  }
}

extension LabelledUtterance {
  /// Phones times frames of an utterance: CTC keeps some 32 bytes of each while it works.
  private static var cellLimit: Int { 100_000_000 }

  /// Whether CTC has a frame for each phone and one between equal ones, and room for its work.
  var fitsCTC: Bool {
    Tensor<Float>.framesNeeded(for: phones) <= frames
      && phones.count * frames <= Self.cellLimit
  }
}
