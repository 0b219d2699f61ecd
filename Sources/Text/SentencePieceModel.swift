import Files

/// A SentencePiece model (unigram or BPE): text to subword ids and back.
///
/// Models trained here have the special symbols at ids 0 to 3 (`SpecialSymbol`). A foreign
/// model keeps its own ids; of pad, begin and end those it lacks get ids behind its pieces, so
/// that every model has all four.
/// Source: Kudo and Richardson 2018, "SentencePiece".
public struct SentencePieceModel: Sendable, Equatable {
  /// The model as SentencePiece's own tools read it.
  public let serialized: [UInt8]
  /// The pieces by id, with the symbols that were added behind them.
  public let pieces: [String]
  /// Id of padding.
  public let padID: Int32
  /// Id of `<unk>`.
  public let unknownID: Int32
  /// Id of the begin of a sentence.
  public let beginID: Int32
  /// Id of the end of a sentence.
  public let endID: Int32

  private let processor: SentencePieceProcessor
  private let pieceCount: Int
  private let isSilent: [Bool]

  /// Loads a model from its bytes.
  /// - Throws: `TextError` if they are not a SentencePiece model.
  public init(serialized: [UInt8]) throws {
    // Protocol buffers read "no bytes at all" as a message with nothing in it.
    guard !serialized.isEmpty else { throw TextError("is empty, wanted a SentencePiece model") }
    let processor = try SentencePieceProcessor(bytes: serialized)
    let count = processor.pieceCount
    var pieces = (0..<Int32(count)).map(processor.piece)
    func symbol(_ id: Int32?, _ symbol: SpecialSymbol) -> Int32 {
      if let id { return id }
      pieces.append(symbol.text)
      return Int32(pieces.count - 1)
    }
    unknownID = processor.unknownID
    padID = symbol(processor.padID, .pad)
    beginID = symbol(processor.beginID, .begin)
    endID = symbol(processor.endID, .end)
    isSilent = pieces.indices.map { $0 >= count || processor.isControl(Int32($0)) }
    self.pieces = pieces
    self.serialized = serialized
    self.processor = processor
    pieceCount = count
  }

  /// Loads a `.model` file.
  /// - Throws: `TextError` with the file's name.
  public init(contentsOf path: String) throws {
    do {
      try self.init(serialized: WholeFile.read(path))
    } catch let error as TextError {
      throw error.located(in: path)
    }
  }

  /// Writes the model as a `.model` file, atomically.
  public func save(to path: String) throws {
    try AtomicFile.write(serialized, to: path)
  }

  /// The number of ids, special symbols included.
  public var count: Int { pieces.count }

  /// Ids of a line, without begin and end.
  public func encode(_ line: String) -> [Int32] {
    Self.sound { try processor.encode(line) }
  }

  /// The text of ids in `0..<count`. Padding, begin and end leave no trace; `<unk>` becomes
  /// the surface that the model has for it, usually ` ⁇ `.
  public func decode(_ ids: [Int32]) -> String {
    Self.sound { try processor.decode(ids.filter { !isControl($0) }) }
  }

  /// Whether an id is of a symbol that leaves no trace in the text: pad, begin, end and other
  /// control symbols.
  func isControl(_ id: Int32) -> Bool {
    precondition(
      id >= 0 && Int(id) < pieces.count, "piece id \(id) is not in 0..<\(pieces.count)")
    return isSilent[Int(id)]
  }

  /// Ids of a line, and for each the bytes of the line it stands for.
  func encodeWithOffsets(_ line: String) -> (ids: [Int32], ranges: [Range<Int>]) {
    Self.sound { try processor.encodeWithOffsets(line) }
  }

  /// The text of ids, and for each the bytes of the text it stands for; nil for symbols
  /// without a trace.
  func decodeWithOffsets(_ ids: [Int32]) -> (text: String, ranges: [Range<Int>?]) {
    let spoken = ids.filter { !isControl($0) }
    let (text, found) = Self.sound { try processor.decodeWithOffsets(spoken) }
    precondition(found.count == spoken.count, "decoding lost \(spoken.count - found.count) ids")
    var remaining = found[...]
    return (text, ids.map { isControl($0) ? nil : remaining.popFirst() })
  }

  /// Any string can be segmented and all checked ids decoded: a failure here is ours.
  private static func sound<Result>(_ body: () throws -> Result) -> Result {
    do {
      return try body()
    } catch {
      preconditionFailure("SentencePiece failed on checked input: \(error)")
    }
  }

  /// Same model, byte for byte.
  public static func == (left: SentencePieceModel, right: SentencePieceModel) -> Bool {
    left.serialized == right.serialized
  }
}
