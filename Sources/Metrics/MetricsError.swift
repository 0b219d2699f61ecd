/// What can be wrong with the texts or options given to a score.
public enum MetricsError: Error, Equatable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case empty(file: String)
  case invalidUTF8(file: String, line: Int, byte: UInt8)
  case unequalLineCounts(file: String, found: Int, wanted: Int, like: String)
  case noReferences
  case badOption(name: String, found: String, wanted: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      return "\(file): cannot be read: \(reason)"
    case .empty(let file):
      return "\(file): is empty; a score needs at least one line"
    case .invalidUTF8(let file, let line, let byte):
      let hex = String(byte, radix: 16, uppercase: true)
      return "\(file):\(line): invalid UTF-8: byte 0x\(hex); wanted UTF-8 text"
    case .unequalLineCounts(let file, let found, let wanted, let like):
      return "\(file): \(found) lines; wanted \(wanted), as many as \(like) has"
    case .noReferences:
      return "no references: a score needs at least one"
    case .badOption(let name, let found, let wanted):
      return "\(name): found \(found); wanted \(wanted)"
    }
  }
}
