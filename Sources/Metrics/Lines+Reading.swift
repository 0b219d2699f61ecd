import Foundation

extension Lines {
  /// Reads a text file.
  ///
  /// - Throws: `MetricsError` when the file cannot be read, is empty, or is not UTF-8.
  public init(contentsOf path: String) throws {
    let data: Data
    do {
      // Not Data(contentsOf:), which refuses pipes.
      data =
        try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
    } catch {
      throw MetricsError.unreadable(file: path, reason: Self.reason(error, path: path))
    }
    try self.init(text: [UInt8](data), name: path)
  }

  private static func reason(_ error: any Error, path: String) -> String {
    if !FileManager.default.fileExists(atPath: path) { return "no such file" }
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == .typeDirectory ? "it is a directory" : error.localizedDescription
  }
}
