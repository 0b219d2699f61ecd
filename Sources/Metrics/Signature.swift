/// What a reader must know to compute the same score again: `nrefs:1|case:mixed|…|version:…`.
///
/// The fields and their order are sacreBLEU's; the version names this program, since the
/// numbers, though equal, were not made by sacreBLEU.
public struct Signature: Sendable, Equatable, CustomStringConvertible {
  /// One `key:value` pair.
  public struct Field: Sendable, Equatable {
    public let key: String
    public let shortKey: String
    public let value: String

    init(_ key: String, _ shortKey: String, _ value: String) {
      self.key = key
      self.shortKey = shortKey
      self.value = value
    }

    init(_ key: String, _ shortKey: String, _ value: Bool) {
      self.init(key, shortKey, value ? "yes" : "no")
    }
  }

  /// Who computed the score.
  public static let version = "plumb-0.1.0"

  public let fields: [Field]

  init(fields: [Field]) {
    self.fields = fields + [Field("version", "v", Self.version)]
  }

  public var description: String {
    fields.map { "\($0.key):\($0.value)" }.joined(separator: "|")
  }

  /// The same with sacreBLEU's one- or two-letter keys.
  public var short: String {
    fields.map { "\($0.shortKey):\($0.value)" }.joined(separator: "|")
  }
}
