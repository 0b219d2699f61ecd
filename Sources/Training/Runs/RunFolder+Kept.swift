import Foundation

// Checkpoints that stay when newer ones come, as model files `update-NUMBER.safetensors`.
extension RunFolder {
  private static let keptPrefix = "update-"
  private static let keptSuffix = ".safetensors"

  static func keptName(update: Int) -> String { "\(keptPrefix)\(update)\(keptSuffix)" }

  /// The update that a name of a kept checkpoint says; nil for other names.
  static func keptUpdate(of name: String) -> Int? {
    guard name.hasPrefix(keptPrefix), name.hasSuffix(keptSuffix) else { return nil }
    let update = Int(name.dropFirst(keptPrefix.count).dropLast(keptSuffix.count))
    // "update-+7" is a number to Swift, and no name of ours.
    return update.flatMap { keptName(update: $0) == name ? $0 : nil }
  }

  /// Writes a model file that stays.
  /// - Throws: `FileError` or what the writer throws.
  func keep(_ writer: SafetensorsWriter, update: Int) throws {
    try write(writer, to: Self.keptName(update: update))
  }

  /// Deletes all kept checkpoints but the newest `count` up to an update. Where none are to be kept,
  /// those that are there are none of this training's making, and stay.
  /// - Throws: `FileError`
  func pruneKept(to count: Int, upTo update: Int) throws {
    guard count > 0 else { return }
    let kept = try Self.contents(of: path).compactMap(Self.keptUpdate).sorted()
    let staying = Set(kept.filter { $0 <= update }.suffix(count))
    try Self.delete(
      kept.filter { !staying.contains($0) }.map(Self.keptName), in: path)
  }
}
