import Foundation

/// Folders that are made where they are missing.
public enum Folder {
  /// Makes a folder, and those above it that are missing. One that is there already is no error.
  /// - Throws: `FileError` in the system's words, naming the folder that could not be made.
  public static func make(_ path: String) throws {
    let parent = path.parentFolder
    if !parent.isEmpty, isFolder(parent) == nil { try make(parent) }
    // Unsafe: the C call borrows the string for its duration.
    guard unsafe mkdir(path, 0o777) == 0 || isFolder(path) == true else {
      throw FileError(path: path, operation: "create the folder", code: errno)
    }
  }

  /// Whether `path` is a folder, or nil where there is nothing.
  package static func isFolder(_ path: String) -> Bool? {
    // The answer comes back through a pointer to the local value.
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists ? isFolder.boolValue : nil
  }
}
