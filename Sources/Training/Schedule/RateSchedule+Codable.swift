/// In a configuration a schedule is its `method` and that method's keys, side by side:
/// ```yaml
/// schedule:
///   method: decay-per-epoch
///   factor: 2
///   after-epochs: 5
///   every-epochs: 0.5
/// ```
/// A missing key, one that the method does not have and a value out of range are errors that
/// name the key.
extension RateSchedule: Codable {
  private enum Method: String, CaseIterable {
    case constant
    case decayPerEpoch = "decay-per-epoch"
    case halveOnPlateau = "halve-on-plateau"
    case inverseSquareRoot = "inverse-square-root"
    case cosine

    var keys: [Key] {
      switch self {
      case .constant: []
      case .decayPerEpoch: [.factor, .afterEpochs, .everyEpochs]
      case .halveOnPlateau: [.factor, .patienceEvaluations, .minimumFraction]
      case .inverseSquareRoot: [.warmUpUpdates]
      case .cosine: [.warmUpUpdates, .totalUpdates, .minimumFraction]
      }
    }
  }

  /// The keys of each method but `method`.
  static let methodKeys = Dictionary(
    uniqueKeysWithValues: Method.allCases.map { ($0.rawValue, $0.keys.map(\.stringValue)) })

  private struct Key: CodingKey, Equatable {
    static let method = Key("method")
    static let factor = Key("factor")
    static let afterEpochs = Key("after-epochs")
    static let everyEpochs = Key("every-epochs")
    static let patienceEvaluations = Key("patience-evaluations")
    static let minimumFraction = Key("minimum-fraction")
    static let warmUpUpdates = Key("warm-up-updates")
    static let totalUpdates = Key("total-updates")

    let stringValue: String
    var intValue: Int? { nil }

    init(_ stringValue: String) { self.stringValue = stringValue }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Reads a schedule.
  /// - Throws: `DecodingError` naming the key.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func failure(_ key: Key, _ problem: String) -> DecodingError {
      DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: problem)
    }
    let name = try container.decode(String.self, forKey: .method)
    guard let method = Method(rawValue: name) else {
      let known = Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure(.method, "unknown schedule method \"\(name)\"; there are \(known)")
    }
    for key in container.allKeys where key != .method && !method.keys.contains(key) {
      let known = method.keys.map(\.stringValue).joined(separator: ", ")
      throw failure(
        key, "unknown key \"\(key.stringValue)\" of schedule \(name); it has (\(known))")
    }
    func double(_ key: Key) throws -> Double { try container.decode(Double.self, forKey: key) }
    func int(_ key: Key) throws -> Int { try container.decode(Int.self, forKey: key) }
    switch method {
    case .constant: self = .constant
    case .decayPerEpoch:
      self = .decayPerEpoch(
        factor: try double(.factor), afterEpochs: try double(.afterEpochs),
        everyEpochs: try double(.everyEpochs))
    case .halveOnPlateau:
      self = .halveOnPlateau(
        factor: try double(.factor), patienceEvaluations: try int(.patienceEvaluations),
        minimumFraction: try double(.minimumFraction))
    case .inverseSquareRoot: self = .inverseSquareRoot(warmUpUpdates: try int(.warmUpUpdates))
    case .cosine:
      self = .cosine(
        warmUpUpdates: try int(.warmUpUpdates), totalUpdates: try int(.totalUpdates),
        minimumFraction: try double(.minimumFraction))
    }
    if let problem { throw failure(.method, "schedule \(name): \(problem)") }
  }

  /// Writes the method and all of its keys.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    func method(_ method: Method) throws {
      try container.encode(method.rawValue, forKey: .method)
    }
    switch self {
    case .constant: try method(.constant)
    case .decayPerEpoch(let factor, let after, let every):
      try method(.decayPerEpoch)
      try container.encode(factor, forKey: .factor)
      try container.encode(after, forKey: .afterEpochs)
      try container.encode(every, forKey: .everyEpochs)
    case .halveOnPlateau(let factor, let patience, let minimum):
      try method(.halveOnPlateau)
      try container.encode(factor, forKey: .factor)
      try container.encode(patience, forKey: .patienceEvaluations)
      try container.encode(minimum, forKey: .minimumFraction)
    case .inverseSquareRoot(let warmUp):
      try method(.inverseSquareRoot)
      try container.encode(warmUp, forKey: .warmUpUpdates)
    case .cosine(let warmUp, let total, let minimum):
      try method(.cosine)
      try container.encode(warmUp, forKey: .warmUpUpdates)
      try container.encode(total, forKey: .totalUpdates)
      try container.encode(minimum, forKey: .minimumFraction)
    }
  }
}
