import Files

extension NGramFile {
  /// Writes a model.
  /// - Throws: `FileError`; an older file at the path is then untouched.
  static func write(_ model: NGramModel, to path: String) throws {
    var writer = Writer(file: try AtomicFile(path: path))
    try writer.write(model)
  }

  private struct Writer {
    let file: AtomicFile
    var checksum = Checksum()

    mutating func write(_ model: NGramModel) throws {
      try file.write(NGramFile.magic)
      try [NGramFile.byteOrder, NGramFile.version].withRawBytes { try file.write($0) }
      try append(NGramFile.Header(model).fields)
      try append(model.words.lengths)
      try append(model.words.bytes)
      try append(model.probabilities)
      try append(model.backOffs)
      for level in model.levels {
        try append(level.table.prefixes)
        try append(level.table.words)
        try append(level.probabilities)
        try append(level.backOffs)
        try append(level.added.sorted())
      }
      try [UInt64(checksum.value)].withRawBytes { try file.write($0) }
      try file.commit()
    }

    private mutating func append(_ elements: [some PaddingFree]) throws {
      checksum.add(elements)
      try elements.withRawBytes { try file.write($0) }
    }
  }
}
