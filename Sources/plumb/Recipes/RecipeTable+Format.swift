import Foundation

extension RecipeTable {
  enum Format: String, CaseIterable {
    case text, markdown, csv
  }

  private static let columns = [
    "system", "parameters", "valid paper", "valid summary", "valid measured", "test paper",
    "test summary", "test measured", "hours", "note",
  ]

  /// The table as a file of that format holds it, ends of lines included.
  func text(_ format: Format) -> String {
    switch format {
    case .text: plainText
    case .markdown: markdown
    case .csv: csv
    }
  }

  /// What stands below a table that is read by people.
  private var legend: [String] {
    published.notes
      + (rows.contains { $0.published.isSecondHand }
        ? ["[R]: second hand, not checked where it was published."] : [])
  }

  private var plainText: String {
    // Two short lines of heading keep the columns narrow.
    let words = Self.columns.map { $0.split(separator: " ").map(String.init) }
    let heading = [words.map { $0.dropLast().first ?? "" }, words.map { $0.last ?? "" }]
    let lines = heading + rows.map(\.cells)
    let widths = Self.columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    let body = lines.map { cells in
      let padded = zip(cells, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return [0, cells.count - 1].contains(column) ? cell.0 + space : space + cell.0
      }
      return String(
        padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return ([published.title, ""] + body + [""] + legend).map { $0 + "\n" }.joined()
  }

  private var markdown: String {
    func row(_ cells: [String]) -> String {
      let escaped = cells.map { $0.replacingOccurrences(of: "|", with: "\\|") }
      return "| " + escaped.joined(separator: " | ") + " |"
    }
    let rules = Self.columns.indices.map {
      [0, Self.columns.count - 1].contains($0) ? "---" : "--:"
    }
    let lines =
      [published.title, "", row(Self.columns), row(rules)] + rows.map { row($0.cells) }
      + [""] + legend.map { "- \($0)" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Numbers in full, and nothing but the table.
  private var csv: String {
    let header = [
      "system", "variant", "parameters", "valid_paper", "valid_summary", "valid_measured",
      "test_paper", "test_summary", "test_measured", "hours", "second_hand", "note",
    ]
    return ([header] + rows.map(\.values)).map { cells in
      cells.map(Self.quoted).joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// RFC 4180: quotes around what holds a comma, a quote or an end of line; quotes doubled.
  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

extension RecipeTable.Row {
  /// In the order of the columns, as people read them.
  fileprivate var cells: [String] {
    func figure(_ value: Double?) -> String {
      guard let value else { return "" }
      return FigureText.published(value) + (published.isSecondHand ? " [R]" : "")
    }
    func measurement(_ value: Double?) -> String { value.map { FigureText.fixed($0) } ?? "" }
    return [
      published.system, (measured?.parameters ?? published.parameters).map(FigureText.count) ?? "",
      figure(published.valid.paper), figure(published.valid.summary), measurement(measured?.valid),
      figure(published.test.paper), figure(published.test.summary), measurement(measured?.test),
      measurement(measured?.hours), note,
    ]
  }

  /// In the order of the columns of CSV.
  fileprivate var values: [String] {
    func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    return [
      published.system, published.variant ?? "",
      (measured?.parameters ?? published.parameters).map { "\($0)" } ?? "",
      text(published.valid.paper), text(published.valid.summary), text(measured?.valid),
      text(published.test.paper), text(published.test.summary), text(measured?.test),
      text(measured?.hours), "\(published.isSecondHand)", note,
    ]
  }

  private var note: String { measured?.notes.joined(separator: "; ") ?? "" }
}

/// Numbers as a table shows them.
enum FigureText {
  /// Two decimals.
  static func fixed(_ value: Double) -> String { String(format: "%.2f", value) }

  /// At most two decimals: "39", "86.2".
  static func short(_ value: Double) -> String {
    var text = fixed(value)[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }

  /// One decimal, two where there are two: "92.0", "78.25".
  static func published(_ value: Double) -> String {
    let text = short(value)
    return text.contains(".") ? text : text + ".0"
  }

  /// "19.8M", "412k"
  static func count(_ value: Int) -> String {
    func scaled(_ unit: Double) -> String {
      let text = String(format: "%.1f", Double(value) / unit)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    // What would be rounded to 1000k is a million.
    return value >= 999_950
      ? scaled(1e6) + "M" : value >= 1_000 ? scaled(1e3) + "k" : "\(value)"
  }
}
