import Files
import Foundation

/// The mean of the weights of several checkpoints of one model, which often translates better than
/// any of them (Sennrich et al. 2016, section 3.3, among others).
public enum CheckpointAverage {
  /// Checkpoints that cannot be averaged.
  public struct Mismatch: Error, Equatable, Sendable, CustomStringConvertible {
    public let path: String
    public let problem: String
    public var description: String { "\(path): \(problem)" }
  }

  /// Averages files into a model file. Training state (moments, cursor) is left out; everything else
  /// must be the same in all: task, configuration, tensors, vocabularies.
  ///
  /// - Throws: `Mismatch` naming the file and what differs, `SafetensorsError`, `FileError`
  public static func write(_ paths: [String], to path: String) throws {
    guard paths.count >= 2 else {
      throw Mismatch(
        path: paths.first ?? path, problem: "found one checkpoint, wanted two or more to average")
    }
    for (index, input) in paths.enumerated() {
      if paths[..<index].contains(where: { isSameFile($0, input) }) {
        throw Mismatch(path: input, problem: "the checkpoint is given twice")
      }
      if isSameFile(input, path) {
        throw Mismatch(path: path, problem: "the average would replace one of its checkpoints")
      }
    }
    let files = try paths.map { try SafetensorsFile(path: $0) }
    for file in files.dropFirst() { try check(file, against: files[0]) }
    var metadata = files[0].metadata.filter { !Checkpoint.stateKeys.contains($0.key) }
    metadata["average"] = files.map(Checkpoint.describeUpdate).joined(separator: ", ")
    var writer = try SafetensorsWriter(metadata: metadata)
    for name in modelNames(files[0]) {
      let (type, shape) = (try files[0].type(of: name), try files[0].shape(of: name))
      try writer.add(name, type, shape: shape) { emit in
        if type == .float32 {
          try mean(of: name, files).withRawBytes(emit)
        } else {
          try files[0].withBytes(of: name) { try emit($0) }
        }
      }
    }
    try writer.write(to: path)
  }

  /// Entries that are the model's, not its training's.
  private static func modelNames(_ file: SafetensorsFile) -> [String] {
    file.names.filter { !Checkpoint.isTrainingEntry($0) }
  }

  private static func mean(of name: String, _ files: [SafetensorsFile]) throws -> [Float] {
    var sum = try files[0].floats(of: name).map { Double($0) }
    for file in files.dropFirst() {
      for (index, value) in try file.floats(of: name).enumerated() { sum[index] += Double(value) }
    }
    return sum.map { Float($0 / Double(files.count)) }
  }

  private static func check(_ file: SafetensorsFile, against first: SafetensorsFile) throws {
    func fail(_ problem: String) -> Mismatch { Mismatch(path: file.path, problem: problem) }
    let (task, wanted) = (file.metadata["task"], first.metadata["task"])
    guard task == wanted else {
      throw fail("found task \(task ?? "none"), wanted \(wanted ?? "none") as in \(first.path)")
    }
    if let line = firstDifference(file.metadata["config"], first.metadata["config"]) {
      throw fail(
        "its configuration differs from that of \(first.path) on line \(line.number): found "
          + "'\(line.found)', wanted '\(line.wanted)'")
    }
    let names = Set(modelNames(file))
    for name in modelNames(first) {
      guard names.contains(name) else {
        throw fail("\(name) is missing; \(first.path) has it")
      }
      let (found, wanted) = (try file.shape(of: name), try first.shape(of: name))
      guard found == wanted, try file.type(of: name) == first.type(of: name) else {
        throw fail("\(name) has shape \(found), in \(first.path) it has \(wanted)")
      }
      guard try first.type(of: name) == .float32 || isSame(name, file, first) else {
        throw fail("\(name) is not that of \(first.path)")
      }
    }
    if let more = names.subtracting(modelNames(first)).min() {
      throw fail("\(more) is not in \(first.path)")
    }
  }

  private static func isSame(
    _ name: String, _ a: SafetensorsFile, _ b: SafetensorsFile
  ) throws -> Bool {
    try a.withBytes(of: name) { left in
      try b.withBytes(of: name) { right in
        // Bytes of two spans of the same, checked length.
        left.byteCount == right.byteCount
          && (0..<left.byteCount).allSatisfy {
            unsafe left.unsafeLoad(fromByteOffset: $0, as: UInt8.self)
              == right.unsafeLoad(fromByteOffset: $0, as: UInt8.self)
          }
      }
    }
  }

  private static func firstDifference(
    _ found: String?, _ wanted: String?
  ) -> (number: Int, found: String, wanted: String)? {
    func lines(_ text: String?) -> [Substring] {
      (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (a, b) = (lines(found), lines(wanted))
    for number in 0..<max(a.count, b.count) {
      let (x, y) = (number < a.count ? a[number] : "", number < b.count ? b[number] : "")
      if x != y {
        return (
          number + 1, x.trimmingCharacters(in: .whitespaces), y.trimmingCharacters(in: .whitespaces)
        )
      }
    }
    return nil
  }

  private static func isSameFile(_ a: String, _ b: String) -> Bool {
    func real(_ path: String) -> String {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    return real(a) == real(b)
  }
}
