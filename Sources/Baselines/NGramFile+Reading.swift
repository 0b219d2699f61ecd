import Files
import Text

extension NGramFile {
  /// Reads a model.
  /// - Throws: `TextError` with the file where it is of another version or byte order, truncated or
  ///   damaged; `FileError`.
  static func read(_ path: String) throws -> NGramModel {
    var reader = Reader(file: try OpenFile(path, .reading))
    return try reader.model()
  }

  private struct Reader: ~Copyable {
    let file: OpenFile
    var checksum = Checksum()

    init(file: consuming OpenFile) { self.file = file }

    mutating func model() throws -> NGramModel {
      let header = try header()
      let lengths = try next(header.counts[0], UInt32.self)
      let words = WordList(bytes: try next(header.wordBytes, UInt8.self), lengths: lengths)
      let probabilities = try next(header.counts[0], Float.self)
      let backOffs = try next(header.counts[0], Float.self)
      var levels: [NGramModel.Level] = []
      for order in 2..<max(header.order + 1, 2) { levels.append(try level(order, header)) }
      let found = UInt64(checksum.value)
      guard try file.next(1, UInt64.self) == [found], let words else {
        throw error("is damaged: its checksum is not that of its content")
      }
      var model = NGramModel(
        words: words, probabilities: probabilities, backOffs: backOffs, levels: levels)
      model.absent = header.absent
      try check(model)
      model.prepareForScoring()
      return model
    }

    private mutating func header() throws -> Header {
      let size = try file.size
      guard size >= Header.end else { throw truncated(size, Header.end) }
      _ = try file.next(NGramFile.magic.count, UInt8.self)
      let fields = try file.next(2, UInt64.self)
      guard fields[0] == NGramFile.byteOrder else {
        throw error(
          fields[0] == NGramFile.byteOrder.byteSwapped
            ? "was written on a machine of the other byte order: make it anew from the ARPA file"
            : "is damaged: the mark of the byte order is none")
      }
      guard fields[1] == NGramFile.version else {
        throw error(
          "is of version \(fields[1]), wanted \(NGramFile.version): make it anew from the ARPA file"
        )
      }
      guard let header = Header(try next(Header.count, UInt64.self)) else {
        throw error("is damaged: its header is not that of a model")
      }
      guard size == header.bytes else { throw truncated(size, header.bytes) }
      return header
    }

    private mutating func level(_ order: Int, _ header: Header) throws -> NGramModel.Level {
      let count = header.counts[order - 1]
      let table = NGramTable(
        prefixes: try next(count, UInt32.self), words: try next(count, UInt32.self))
      let probabilities = try next(count, Float.self)
      let backOffs = order < header.order ? try next(count, Float.self) : []
      let added = Set(try next(header.added[order - 2], UInt32.self))
      return NGramModel.Level(
        table: table, probabilities: probabilities, backOffs: backOffs, added: added)
    }

    /// Makes sure that every id is of something. The checksum tells of accidents; this, that no
    /// file whatever makes a look-up fail.
    private func check(_ model: NGramModel) throws {
      var below = model.words.count
      for level in model.levels {
        let (table, words) = (level.table, UInt32(model.words.count))
        guard table.prefixes.allSatisfy({ $0 < UInt32(below) }),
          table.words.allSatisfy({ $0 < words })
        else { throw error("is damaged: an n-gram of words or n-grams that are not there") }
        below = table.count
      }
    }

    private mutating func next<Element: PaddingFree>(
      _ count: Int, _ type: Element.Type
    ) throws -> [Element] {
      let elements = try file.next(count, type)
      checksum.add(elements)
      return elements
    }

    private func truncated(_ size: Int, _ wanted: Int) -> TextError {
      error(
        size < wanted
          ? "is truncated: \(size) bytes, wanted \(wanted)"
          : "is damaged: \(size) bytes, wanted \(wanted)")
    }

    private func error(_ problem: String) -> TextError {
      TextError(file: file.path, "\(problem) (binary n-gram model)")
    }
  }
}
