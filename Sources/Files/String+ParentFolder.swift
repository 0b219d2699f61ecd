extension String {
  /// The folder that a path lies in: empty for a bare name, "/" at the top. Foundation's
  /// `deletingLastPathComponent` traps on Linux for a name of one character.
  package var parentFolder: String {
    var path = self[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "" }
    var parent = path[..<slash]
    while parent.last == "/" { parent.removeLast() }
    return parent.isEmpty ? "/" : String(parent)
  }
}
