extension CorpusCheck {
  /// Where a cleaned corpus goes: the prefix and the endings of the two files, without `.gz`;
  /// `.source` and `.target` where the files have no endings or the same.
  public static func cleanPaths(
    prefix: String, source: String, target: String
  ) -> (source: String, target: String) {
    let endings = (ending(of: source), ending(of: target))
    guard let first = endings.0, let second = endings.1, first != second else {
      return ("\(prefix).source", "\(prefix).target")
    }
    return ("\(prefix).\(first)", "\(prefix).\(second)")
  }

  private static func ending(of path: String) -> String? {
    var parts = (path.split(separator: "/").last ?? "").split(separator: ".")
    if parts.last == "gz" { parts.removeLast() }
    return parts.count > 1 ? parts.last.map(String.init) : nil
  }
}
