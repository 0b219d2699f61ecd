/// Praat's TextGrid (Praat's manual, "TextGrid file formats"), UTF-8: an interval tier covers the
/// whole time without gaps, so where there is no phone stands an interval without text.
extension RecognizedUtterance {
  /// Times and texts from 0 to the end of the sound, each beginning where the one before ends.
  package var intervals: [(start: Double, end: Double, text: String)] {
    var intervals: [(start: Double, end: Double, text: String)] = []
    var time = 0.0
    for phone in phones where phone.end > phone.start {
      if phone.start > time { intervals.append((time, phone.start, "")) }
      intervals.append((phone.start, phone.end, phone.name))
      time = phone.end
    }
    if time < duration || intervals.isEmpty { intervals.append((time, duration, "")) }
    return intervals
  }

  var textGrid: String {
    let intervals = intervals
    var lines = [
      "File type = \"ooTextFile\"",
      "Object class = \"TextGrid\"",
      "",
      "xmin = 0 ",
      "xmax = \(Self.number(duration)) ",
      "tiers? <exists> ",
      "size = 1 ",
      "item []: ",
      "    item [1]:",
      "        class = \"IntervalTier\" ",
      "        name = \"phones\" ",
      "        xmin = 0 ",
      "        xmax = \(Self.number(duration)) ",
      "        intervals: size = \(intervals.count) ",
    ]
    for (index, interval) in intervals.enumerated() {
      lines += [
        "        intervals [\(index + 1)]:",
        "            xmin = \(Self.number(interval.start)) ",
        "            xmax = \(Self.number(interval.end)) ",
        "            text = \(Self.quoted(interval.text)) ",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A number in its shortest form, as Praat writes it: no decimals where there are none.
  private static func number(_ value: Double) -> String {
    let text = "\(rounded(value))"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Quotation marks are doubled.
  private static func quoted(_ text: String) -> String {
    let doubled = text.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"\(doubled)\""
  }
}
