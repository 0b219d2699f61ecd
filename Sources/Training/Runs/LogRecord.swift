import Files
import Foundation

/// A log that cannot be used: file, line (from 1) and what is wrong there.
public struct LogError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The log's path.
  public let path: String
  /// The line, or nil where the whole file is meant.
  public let line: Int?
  /// What was found and what was wanted.
  public let problem: String

  public var description: String {
    if let line { "\(path):\(line): \(problem)" } else { "\(path): \(problem)" }
  }
}

/// One line of a log, read.
package struct LogRecord: Equatable, Sendable {
  /// The keys with which every line begins, in this order.
  static let commonKeys = ["event", "time", "seconds", "update", "epoch"]

  package let event: String
  /// Seconds of training since the run began, pauses between sessions left out.
  package let seconds: Double
  /// Updates made so far.
  package let update: Int
  /// Epochs made so far, with fraction.
  package let epoch: Double
  /// What the line holds besides, in its order.
  package let values: [JSONValue.Member]

  /// Reads one line without its line break.
  /// - Throws: `JSONParser.Failure`, or `LogError` with an empty path where a common key is
  ///   missing or of another type.
  package init(line: ArraySlice<UInt8>) throws {
    let object = try JSONParser.parse(line)
    guard case .object(let members) = object else {
      throw LogError(path: "", line: nil, problem: "a JSON object was expected")
    }
    guard case .string(let event) = object["event"], case .integer(let update) = object["update"],
      let seconds = object["seconds"]?.double, let epoch = object["epoch"]?.double
    else {
      throw LogError(
        path: "", line: nil,
        problem: "\"event\", \"seconds\", \"update\" and \"epoch\" were expected")
    }
    self.event = event
    self.update = update
    self.seconds = seconds
    self.epoch = epoch
    values = members.filter { !Self.commonKeys.contains($0.key) }
  }

  /// The number under `key`, where there is one.
  package func number(_ key: String) -> Double? { values.first { $0.key == key }?.value.double }

  /// A record with the place where its line begins and the next begins, in bytes.
  typealias Placed = (record: LogRecord, range: Range<Int>)

  /// Reads a log. A last line without line break is one that is being written, or that a killed
  /// process left; it is passed over.
  /// - Throws: `LogError` naming the line; `FileError`.
  package static func read(_ path: String) throws -> [LogRecord] {
    try readPlaced(path).map(\.record)
  }

  static func readPlaced(_ path: String) throws -> [Placed] {
    _ = try OpenFile(path, .reading)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileError(path: path, operation: "read", reason: "it is not a file of text")
    }
    let bytes = [UInt8](data)
    var records: [Placed] = []
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      do {
        records.append((try LogRecord(line: bytes[start..<end]), start..<end + 1))
      } catch {
        let problem = (error as? LogError)?.problem ?? "the line is damaged: \(error)"
        throw LogError(path: path, line: records.count + 1, problem: problem)
      }
      start = end + 1
    }
    return records
  }
}
