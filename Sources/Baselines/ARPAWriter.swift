import Files

/// Writes a model in the ARPA format, with gzip where the path ends in `.gz`.
struct ARPAWriter {
  private static let chunk = 1 << 20

  private let model: NGramModel
  private let deflater: Deflater?
  private let write: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []

  private init(
    _ model: NGramModel, isPacked: Bool, _ write: @escaping ([UInt8]) throws -> Void
  ) throws {
    self.model = model
    self.write = write
    deflater = isPacked ? try Deflater() : nil
    buffer.reserveCapacity(Self.chunk + (1 << 16))
  }

  static func write(
    _ model: NGramModel, isPacked: Bool, _ write: @escaping ([UInt8]) throws -> Void
  ) throws {
    var writer = try ARPAWriter(model, isPacked: isPacked, write)
    writer.writeHeader()
    try writer.writeWords()
    for order in 2..<max(model.order + 1, 2) { try writer.writeOrder(order) }
    writer.buffer += "\n\\end\\\n".utf8
    try writer.flush(isLast: true)
  }

  private mutating func writeHeader() {
    buffer += "\\data\\\n".utf8
    for order in 1...model.order {
      buffer += "ngram \(order)=\(model.count(order: order))\n".utf8
    }
  }

  private mutating func writeWords() throws {
    buffer += "\n\\1-grams:\n".utf8
    for word in 0..<UInt32(model.words.count) where !model.absent.contains(word) {
      DecimalNumber.append(model.probabilities[Int(word)], to: &buffer)
      buffer.append(0x09)
      model.words.append(word, to: &buffer)
      if model.order > 1 {
        buffer.append(0x09)
        DecimalNumber.append(model.backOffs[Int(word)], to: &buffer)
      }
      buffer.append(0x0a)
      if buffer.count >= Self.chunk { try flush(isLast: false) }
    }
  }

  private mutating func writeOrder(_ order: Int) throws {
    buffer += "\n\\\(order)-grams:\n".utf8
    let level = model.levels[order - 2]
    var words = [UInt32](repeating: 0, count: order)
    for id in level.probabilities.indices {
      DecimalNumber.append(level.probabilities[id], to: &buffer)
      model.spell(UInt32(id), order: order, into: &words)
      var separator: UInt8 = 0x09
      for word in words {
        buffer.append(separator)
        model.words.append(word, to: &buffer)
        separator = 0x20
      }
      if order < model.order {
        buffer.append(0x09)
        DecimalNumber.append(level.backOffs[id], to: &buffer)
      }
      buffer.append(0x0a)
      if buffer.count >= Self.chunk { try flush(isLast: false) }
    }
  }

  private mutating func flush(isLast: Bool) throws {
    try write(deflater?.pack(buffer, isLast: isLast) ?? buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension NGramModel {
  /// Writes the model: in the binary form where the path ends in `.ngram`, else in the ARPA format,
  /// with gzip where it ends in `.gz`.
  /// - Throws: `FileError`; an older file at the path is then untouched.
  public func write(to path: String) throws {
    guard !path.hasSuffix(NGramFile.ending) else { return try NGramFile.write(self, to: path) }
    let file = try AtomicFile(path: path)
    try ARPAWriter.write(self, isPacked: path.hasSuffix(".gz")) { bytes in
      try bytes.withRawBytes { try file.write($0) }
    }
    try file.commit()
  }

  /// Writes the model in the ARPA format, piece by piece; n-grams in the order in which they were
  /// first met.
  public func writeARPA(_ write: @escaping ([UInt8]) throws -> Void) throws {
    try ARPAWriter.write(self, isPacked: false, write)
  }

  /// The words of an n-gram, first to last; `words` has as many elements.
  func spell(_ id: UInt32, order: Int, into words: inout [UInt32]) {
    var id = id
    var length = order
    while length > 1 {
      words[length - 1] = levels[length - 2].table.words[Int(id)]
      id = levels[length - 2].table.prefixes[Int(id)]
      length -= 1
    }
    words[0] = id
  }
}
