/// A model file that cannot be used.
public struct ModelError: Error, Equatable, Sendable, CustomStringConvertible {
  public let path: String
  public let problem: String
  public var description: String { "\(path): \(problem)" }

  public init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }
}

extension SafetensorsFile {
  /// The configuration of a model file that is of this task.
  /// - Throws: `ModelError` that says what the file holds instead.
  package func configuration(ofTask task: String, wanted: String) throws -> String {
    guard metadata["task"] == task, let yaml = metadata["config"] else {
      let found = metadata["task"].map { "a model of task '\($0)'" } ?? "no Plumb model"
      throw ModelError(path: path, problem: "found \(found), wanted \(wanted)")
    }
    return yaml
  }

  /// An entry's bytes.
  /// - Throws: `ModelError` where there is no such entry.
  package func bytes(of name: String) throws -> [UInt8] {
    guard contains(name) else {
      throw ModelError(path: path, problem: "the entry \(name) is missing")
    }
    return try withBytes(of: name) { span in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(span.byteCount)
      // Bytes of a bounds-checked span; any bits are a valid UInt8.
      for at in 0..<span.byteCount {
        bytes.append(unsafe span.unsafeLoad(fromByteOffset: at, as: UInt8.self))
      }
      return bytes
    }
  }
}
