/// Rows of text in columns: the first column to the left, the others to the right.
struct TextTable {
  let rows: [[String]]

  var text: String {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated()
        .map { Self.padded($0.element, widths[$0.offset], isLeft: $0.offset == 0) }
        .joined(separator: "  ")
    }.joined(separator: "\n")
  }

  static func padded(_ text: String, _ width: Int, isLeft: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return isLeft ? text + blanks : blanks + text
  }
}
