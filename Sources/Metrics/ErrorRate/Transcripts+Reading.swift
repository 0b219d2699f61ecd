import Foundation

extension Transcripts {
  /// Reads a file in Kaldi's, sclite's or plain form, one `.phn` file, or a folder of label files
  /// (see `init(folder:words:)`).
  ///
  /// - Parameter words: whether words are wanted where a folder holds phones too.
  /// - Throws: `MetricsError` for what cannot be read, is empty or is not UTF-8; `TranscriptError`
  ///   for lines of another form and ids that are there twice.
  public init(
    contentsOf path: String, form: TranscriptForm = .automatic, words: Bool = false
  ) throws {
    var isFolder: ObjCBool = false
    // Unsafe: Foundation fills in the flag through a pointer that does not outlive the call.
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      try self.init(folder: path, words: words)
    } else if path.lowercased().hasSuffix(".phn") {
      try self.init(labelFiles: [path], folder: "", name: path)
    } else {
      try self.init(Lines(contentsOf: path), form: form)
    }
  }

  /// Takes lines of text that were read already.
  ///
  /// - Throws: `TranscriptError` as above.
  public init(_ lines: Lines, form: TranscriptForm = .automatic) throws {
    self.init(name: lines.name)
    files = [name]
    let form = form == .automatic ? Self.form(of: lines) : form
    isPlain = form == .plain
    tokens.reserveCapacity(lines.bytes.count / 3)
    var cutter = TokenCutter(text: lines.bytes)
    for index in 0..<lines.count {
      let range = lines.range(index)
      switch form {
      case .plain:
        cutter.cut(range, into: &self)
        appendUtterance("\(index + 1)", file: 0, line: index + 1)
      case .trn: try readTRN(range, line: index + 1, &cutter)
      case .kaldi, .automatic:
        guard let first = cutter.firstWord(range) else { continue }
        cutter.cut(first.upperBound..<range.upperBound, into: &self)
        appendUtterance(cutter.string(first), file: 0, line: index + 1)
      }
    }
    if ids.isEmpty { throw TranscriptError.noUtterances(file: name, wanted: form.wanted) }
    if !isPlain { try checkIDs() }
  }

  /// The form that the first line has which is neither empty nor a comment.
  private static func form(of lines: Lines) -> TranscriptForm {
    for index in 0..<lines.count {
      let line = lines.bytes[lines.range(index)]
      if line.isEmpty || line.starts(with: ";;".utf8) { continue }
      return line.last == UInt8(ascii: ")") && line.contains(UInt8(ascii: "(")) ? .trn : .kaldi
    }
    return .kaldi
  }

  private mutating func readTRN(
    _ range: Range<Int>, line: Int, _ cutter: inout TokenCutter
  ) throws {
    guard let first = cutter.firstWord(range) else { return }
    let text = cutter.text[first.lowerBound..<range.upperBound]
    if text.starts(with: ";;".utf8) { return }
    guard text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")),
      let word = cutter.firstWord((open + 1)..<(text.endIndex - 1)),
      cutter.firstWord(word.upperBound..<(text.endIndex - 1)) == nil
    else {
      throw TranscriptError.badLine(
        at: .init(file: name, line: line), found: cutter.string(first.lowerBound..<text.endIndex),
        wanted: TranscriptForm.trn.wanted)
    }
    // sclite's alternatives would be scored as tokens here, and the counts be other ones.
    if let brace = text[..<open].firstIndex(where: { $0 == UInt8(ascii: "{") }) {
      throw TranscriptError.badLine(
        at: .init(file: name, line: line), found: cutter.string(brace..<open),
        wanted: "one transcript; alternatives in braces are not supported")
    }
    cutter.cut(first.lowerBound..<open, into: &self)
    appendUtterance(cutter.string(word), file: 0, line: line)
  }
}
