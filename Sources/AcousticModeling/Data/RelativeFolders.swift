import Files
import Foundation

/// Paths as they have to be written in a file that lies in a certain folder.
struct RelativeFolders {
  /// The folder's parts from the root on, links resolved: `..` leads out of where a link points to.
  private let base: [String]
  private var known: [String: String] = [:]

  init(to folder: String) { base = Self.parts(of: folder) }

  /// A path relative to the folder, or as it was if it is absolute and leads elsewhere.
  mutating func path(of path: String) -> String {
    let folder = path.parentFolder
    let relative = known[folder] ?? relativeFolder(folder)
    known[folder] = relative
    return DataPath.joined(relative, DataPath.name(of: path))
  }

  private func relativeFolder(_ folder: String) -> String {
    let parts = Self.parts(of: folder)
    let shared = zip(base, parts).prefix { $0 == $1 }.count
    guard shared == base.count || !folder.hasPrefix("/") else { return folder }
    let up = Array(repeating: "..", count: base.count - shared)
    return (up + parts[shared...]).joined(separator: "/")
  }

  private static func parts(of folder: String) -> [String] {
    let url = URL(fileURLWithPath: folder.isEmpty ? "." : folder, isDirectory: true)
    return url.standardizedFileURL.resolvingSymlinksInPath().path.split(separator: "/")
      .map(String.init)
  }
}
