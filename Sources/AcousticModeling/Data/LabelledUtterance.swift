/// The labels of an utterance as a model's classes, and where its features lie.
public struct LabelledUtterance: Equatable, Sendable {
  public var id: String
  public var speaker: String?
  /// Of its features in the archive, in bytes.
  public var offset: Int
  /// Frames that the model reads.
  public var frames: Int
  /// The phones in order; deleted ones are left out.
  public var phones: [Int32]
  /// The class of each frame; −1 where a deleted label stands. nil without times.
  public var frameClasses: [Int32]?

  public init(
    id: String, speaker: String? = nil, offset: Int, frames: Int, phones: [Int32],
    frameClasses: [Int32]? = nil
  ) {
    (self.id, self.speaker, self.offset, self.frames) = (id, speaker, offset, frames)
    (self.phones, self.frameClasses) = (phones, frameClasses)
  }
}

extension LabelledUtterance {
  /// What stands at each frame: the value of the label in whose samples the frame's middle lies. Before the first
  /// label the first counts, behind the last the last: TIMIT's sound goes on where its labels end.
  ///
  /// - Parameter scale: samples at the features' rate to one of the labels'.
  static func frameValues<Value>(
    of segments: [Utterance.Segment], frames: Int, features: AcousticFeatures, scale: Double,
    _ value: (String) -> Value
  ) -> [Value] {
    var values: [Value] = []
    var at = 0
    for frame in 0..<frames {
      let middle = Int(Double(features.centre(ofFrame: frame)) / scale)
      while at + 1 < segments.count, middle >= segments[at].samples.upperBound { at += 1 }
      values.append(value(segments[at].phone))
    }
    return values
  }
}

// A line of an index: id, speaker, offset, frames, phones, runs of frame classes, separated by tabs.
extension LabelledUtterance {
  var line: String {
    let runs =
      frameClasses.map { classes in
        classes.chunked { $0 == $1 }.map { "\($0[$0.startIndex])x\($0.count)" }
          .joined(separator: " ")
      } ?? "-"
    return [
      id, speaker ?? "", "\(offset)", "\(frames)",
      phones.map { "\($0)" }.joined(separator: " "), runs,
    ].joined(separator: "\t")
  }

  /// Reads what `line` gives; nil for anything else, and for classes that are not below `classCount`.
  init?(line: some StringProtocol, classCount: Int) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 6, let offset = Int(fields[2]), let frames = Int(fields[3]),
      offset >= 0, (1...1 << 31).contains(frames)
    else { return nil }
    id = String(fields[0])
    speaker = fields[1].isEmpty ? nil : String(fields[1])
    (self.offset, self.frames) = (offset, frames)
    let words = fields[4].split(separator: " ")
    phones = words.compactMap { Int32($0) }.filter { $0 >= 0 && $0 < classCount }
    guard phones.count == words.count else { return nil }
    guard fields[5] != "-" else { return }
    var classes: [Int32] = []
    for run in fields[5].split(separator: " ") {
      let parts = run.split(separator: "x")
      guard parts.count == 2, let value = Int32(parts[0]), let count = Int(parts[1]),
        value >= -1, value < classCount, count > 0, count <= frames - classes.count
      else { return nil }
      classes += [Int32](repeating: value, count: count)
    }
    guard classes.count == frames else { return nil }
    frameClasses = classes
  }
}

extension Array {
  /// Runs of neighbours that belong together.
  fileprivate func chunked(_ together: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices
    where index + 1 == endIndex || !together(self[index], self[index + 1]) {
      chunks.append(self[start...index])
      start = index + 1
    }
    return chunks
  }
}
