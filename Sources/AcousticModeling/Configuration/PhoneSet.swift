import Foundation
public import Metrics

/// The phones that a model tells apart, its classes, and which of them each label of a corpus is.
public struct PhoneSet: Equatable, Sendable {
  /// Where a set comes from: what `data.phones` says.
  enum Source: Equatable {
    case timit61
    case timit48
    case timit39
    /// All labels of the training data, as they are.
    case asLabelled
    case file(String)

    init(_ text: String) {
      switch text {
      case "timit-61": self = .timit61
      case "timit-48": self = .timit48
      case "timit-39": self = .timit39
      case "as-labelled": self = .asLabelled
      default: self = .file(text)
      }
    }

    var file: String? { if case .file(let path) = self { path } else { nil } }
  }

  /// What a label is to a model.
  public enum Target: Equatable, Sendable {
    case phone(Int)
    /// The label stands for nothing: TIMIT's glottal stop.
    case deleted
  }

  /// The classes' names; a class is its index.
  public let classes: [String]
  private let targets: [String: Target]

  /// A set of phones that stand for themselves.
  public init(_ phones: [String]) {
    precondition(Set(phones).count == phones.count, "a phone stands twice in \(phones)")
    classes = phones
    targets = Dictionary(
      uniqueKeysWithValues: phones.enumerated().map { ($1, Target.phone($0)) })
  }

  /// The phones that are left of a folding.
  public init(_ folding: PhoneFolding) {
    classes = folding.phones
    let indices = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    targets = folding.targets.mapValues { name in
      indices[name].map { Target.phone($0) } ?? .deleted
    }
  }

  /// What a label is; nil for one that is not known.
  public subscript(label: String) -> Target? { targets[label] }

  /// The class of a frame with this label; −1 where it counts for nothing.
  func frameClass(of label: String) -> Int32 {
    if case .phone(let index) = self[label] { Int32(index) } else { -1 }
  }

  /// The classes of a sequence of labels, deleted ones left out; nil where one is not known.
  public func indices(of labels: [String]) -> [Int]? {
    var indices: [Int] = []
    for label in labels {
      switch self[label] {
      case .phone(let index): indices.append(index)
      case .deleted: break
      case nil: return nil
      }
    }
    return indices
  }
}

extension PhoneSet {
  /// TIMIT's labels.
  static let timit61 = PhoneSet(
    """
    aa ae ah ao aw ax ax-h axr ay b bcl ch d dcl dh dx eh el em en eng epi er ey f g gcl h# hh hv ih \
    ix iy jh k kcl l m n ng nx ow oy p pau pcl q r s sh t tcl th uh uw ux v w y z zh
    """.split(separator: " ").map(String.init))

  /// The set that a source names.
  /// - Parameter labels: of the training data.
  /// - Throws: `MetricsError`, `TranscriptError` naming file and line.
  init(_ source: Source, labels: Set<String>) throws {
    switch source {
    case .timit61: self = .timit61
    case .timit48: self.init(PhoneFolding.timit48)
    case .timit39: self.init(PhoneFolding.timit39)
    case .asLabelled: self.init(labels.sorted())
    case .file(let path): try self.init(contentsOf: path)
    }
  }

  /// Reads a list of phones, one a line, or a map in columns.
  private init(contentsOf path: String) throws {
    let lines = try Lines(contentsOf: path)
    let words = (0..<lines.count).map { lines[$0].split(whereSeparator: \.isWhitespace) }
    guard words.allSatisfy({ $0.count <= 1 }) else {
      self.init(try PhoneFolding(lines))
      return
    }
    var phones: [String] = []
    for (index, word) in words.enumerated() {
      guard let phone = word.first.map(String.init) else { continue }
      if phones.contains(phone) {
        throw AcousticError(
          file: path, line: index + 1, "the phone '\(phone)' stands here again, wanted once")
      }
      phones.append(phone)
    }
    self.init(phones)
  }
}

extension PhoneSet {
  /// As text: a class and its labels a line, then a line of the deleted ones that begins with a tab.
  var serialized: String {
    var labels = [[String]](repeating: [], count: classes.count)
    var deleted: [String] = []
    for (label, target) in targets.sorted(by: { $0.key < $1.key }) {
      if case .phone(let index) = target {
        labels[index].append(label)
      } else {
        deleted.append(label)
      }
    }
    let lines = zip(classes, labels).map { "\($0)\t\($1.joined(separator: " "))\n" }
    return lines.joined() + "\t\(deleted.joined(separator: " "))\n"
  }

  /// Reads what `serialized` gives; nil for anything else.
  init?(serialized text: String) {
    var classes: [String] = []
    var targets: [String: Target] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2 else { return nil }
      let target = fields[0].isEmpty ? Target.deleted : .phone(classes.count)
      if !fields[0].isEmpty { classes.append(String(fields[0])) }
      for label in fields[1].split(separator: " ") { targets[String(label)] = target }
    }
    guard !classes.isEmpty else { return nil }
    self.classes = classes
    self.targets = targets
  }
}
