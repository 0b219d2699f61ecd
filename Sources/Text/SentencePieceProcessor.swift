import CSentencePiece

/// Owns one loaded model of the C++ library.
///
/// Unsafe inside: the pointer is valid from `init` to `deinit`, and nothing hands it out.
/// Sendable: the library never changes a loaded model, and segments and decodes in `const`
/// functions only.
@safe final class SentencePieceProcessor: @unchecked Sendable {
  private let model: OpaquePointer

  init(bytes: [UInt8]) throws {
    var message: UnsafeMutablePointer<CChar>?
    let loaded = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe plumb_sp_load(buffer.baseAddress, buffer.count, &message)
    }
    guard let loaded = unsafe loaded else {
      let reason = unsafe Self.take(&message)
      throw TextError(
        "found \(bytes.count) bytes that are no SentencePiece model, wanted a .model file as plumb "
          + "vocab or spm_train writes it" + (reason.isEmpty ? "" : ": \(reason)"))
    }
    unsafe model = loaded
  }

  deinit { unsafe plumb_sp_free(model) }

  var pieceCount: Int { Int(unsafe plumb_sp_piece_count(model)) }
  var unknownID: Int32 { unsafe plumb_sp_unk_id(model) }
  var padID: Int32? { Self.defined(unsafe plumb_sp_pad_id(model)) }
  var beginID: Int32? { Self.defined(unsafe plumb_sp_bos_id(model)) }
  var endID: Int32? { Self.defined(unsafe plumb_sp_eos_id(model)) }

  func piece(_ id: Int32) -> String {
    var count = 0
    let text = unsafe plumb_sp_piece(model, id, &count)
    return unsafe String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
  }

  func isControl(_ id: Int32) -> Bool { unsafe plumb_sp_is_control(model, id) != 0 }

  /// Ids of a text.
  func encode(_ text: String) throws -> [Int32] {
    try segment(text, withOffsets: false).ids
  }

  /// Ids of a text, and the bytes of the text that each stands for.
  func encodeWithOffsets(_ text: String) throws -> (ids: [Int32], ranges: [Range<Int>]) {
    try segment(text, withOffsets: true)
  }

  private func segment(
    _ text: String, withOffsets: Bool
  ) throws -> (ids: [Int32], ranges: [Range<Int>]) {
    var pieces = unsafe plumb_sp_pieces()
    var message: UnsafeMutablePointer<CChar>?
    var text = text
    let result = text.withUTF8 { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe plumb_sp_encode(
          model, characters.baseAddress, characters.count, withOffsets ? 1 : 0, &pieces, &message)
      }
    }
    defer { unsafe plumb_sp_free_pieces(&pieces) }
    guard result == 0 else {
      throw TextError(unsafe "cannot be segmented: \(Self.take(&message))")
    }
    return unsafe (Self.ids(pieces), withOffsets ? Self.ranges(pieces) : [])
  }

  /// The text of ids, all in `0..<pieceCount`.
  func decode(_ ids: [Int32]) throws -> String {
    try unsafe decode(ids, pieces: nil)
  }

  /// The text of ids, and the bytes of the text that each stands for.
  func decodeWithOffsets(_ ids: [Int32]) throws -> (text: String, ranges: [Range<Int>]) {
    var pieces = unsafe plumb_sp_pieces()
    let text = try unsafe decode(ids, pieces: &pieces)
    defer { unsafe plumb_sp_free_pieces(&pieces) }
    return (text, unsafe Self.ranges(pieces))
  }

  private func decode(
    _ ids: [Int32], pieces: UnsafeMutablePointer<plumb_sp_pieces>?
  ) throws -> String {
    var bytes = unsafe plumb_sp_bytes()
    var message: UnsafeMutablePointer<CChar>?
    let result = unsafe ids.withUnsafeBufferPointer { buffer in
      unsafe plumb_sp_decode(model, buffer.baseAddress, buffer.count, &bytes, pieces, &message)
    }
    guard result == 0 else {
      throw TextError(unsafe "ids cannot be decoded: \(Self.take(&message))")
    }
    defer { unsafe plumb_sp_free_bytes(bytes.bytes) }
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.count), as: UTF8.self)
  }

  private static func ids(_ pieces: plumb_sp_pieces) -> [Int32] {
    unsafe Array(UnsafeBufferPointer(start: pieces.ids, count: pieces.count))
  }

  private static func ranges(_ pieces: plumb_sp_pieces) -> [Range<Int>] {
    unsafe (0..<pieces.count).map { index in
      let begin = unsafe Int(pieces.begins[index])
      return begin..<max(begin, unsafe Int(pieces.ends[index]))
    }
  }

  private static func defined(_ id: Int32) -> Int32? { id < 0 ? nil : id }

  /// The message of a failed call, freed.
  static func take(_ message: inout UnsafeMutablePointer<CChar>?) -> String {
    guard let text = unsafe message else { return "" }
    defer { unsafe plumb_sp_free_bytes(text) }
    unsafe message = nil
    return unsafe String(cString: text)
  }
}
