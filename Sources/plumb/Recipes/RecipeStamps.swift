import Files
import Foundation
import Training

/// Notes in the output folder of which stage was finished with which inputs. A stamp is a hash of
/// the stage's commands, of the configuration and of the content of every file that it reads;
/// where the data lie and how many threads there are is not part of it.
struct RecipeStamps {
  enum Kind: String {
    case begun, finished
  }

  let folder: String

  func matches(_ key: String, _ stage: Recipe.StageName, _ kind: Kind) -> Bool {
    (try? String(contentsOfFile: path(stage, kind), encoding: .utf8)) == key + "\n"
  }

  func exists(_ stage: Recipe.StageName, _ kind: Kind) -> Bool {
    FileManager.default.fileExists(atPath: path(stage, kind))
  }

  /// - Throws: `FileError`
  func write(_ key: String, _ stage: Recipe.StageName, _ kind: Kind) throws {
    try Folder.make(folder)
    try AtomicFile.write(key + "\n", to: path(stage, kind))
  }

  func remove(_ stage: Recipe.StageName, _ kind: Kind) {
    try? FileManager.default.removeItem(atPath: path(stage, kind))
  }

  private func path(_ stage: Recipe.StageName, _ kind: Kind) -> String {
    "\(folder)/\(stage.rawValue).\(kind.rawValue)"
  }

  /// The key of a stage.
  ///
  /// - Parameters:
  ///   - template: its commands before paths were filled in.
  ///   - configuration: the configuration before paths were filled in; nil: it reads none.
  ///   - files: what it reads.
  /// - Throws: `FileError`
  static func key(template: [String], configuration: String?, files: [String]) throws -> String {
    var hash = XXHash64()
    for text in template + [configuration ?? ""] { hash.update(Array(text.utf8) + [0]) }
    for file in files { try add(file, to: &hash) }
    return String(hash.digest(), radix: 16)
  }

  private static func add(_ file: String, to hash: inout XXHash64) throws {
    let piece = 1 << 20
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
      defer { try? handle.close() }
      while let data = try handle.read(upToCount: piece), !data.isEmpty {
        hash.update(Array(data))
      }
    } catch {
      throw FileError(unreadable: file, error)
    }
    hash.update([0])
  }
}
