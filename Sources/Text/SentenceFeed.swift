import CSentencePiece

/// Hands sentences to the C++ trainer one by one.
///
/// Unsafe inside: the trainer gets a pointer to this object and to the current sentence; both
/// outlive the call, the sentence until the next one is asked for.
@safe final class SentenceFeed {
  private let sentences: [String]
  private var index = 0
  private var address: UnsafeMutableBufferPointer<CChar>?

  init(_ sentences: [String]) { self.sentences = sentences }

  deinit { unsafe address?.deallocate() }

  /// Moves to the next sentence; nil after the last.
  private func next() -> UnsafeMutableBufferPointer<CChar>? {
    unsafe address?.deallocate()
    unsafe address = nil
    guard index < sentences.count else { return nil }
    let bytes = sentences[index].utf8.map { CChar(bitPattern: $0) }
    index += 1
    let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
    _ = unsafe buffer.initialize(fromContentsOf: bytes)
    unsafe address = buffer
    return unsafe buffer
  }

  /// Trains on the sentences; the arguments are those of spm_train.
  func train(_ arguments: String) throws -> [UInt8] {
    var bytes = unsafe plumb_sp_bytes()
    var message: UnsafeMutablePointer<CChar>?
    let result = unsafe plumb_sp_train(
      arguments,
      { context, text, count in
        guard let context = unsafe context,
          let sentence = unsafe Unmanaged<SentenceFeed>.fromOpaque(context)
            .takeUnretainedValue().next()
        else { return 0 }
        unsafe text?.pointee = UnsafePointer(sentence.baseAddress)
        unsafe count?.pointee = sentence.count
        return 1
      },
      Unmanaged.passUnretained(self).toOpaque(), &bytes, &message)
    guard result == 0 else { throw TextError(unsafe SentencePieceProcessor.take(&message)) }
    defer { unsafe plumb_sp_free_bytes(bytes.bytes) }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.count))
  }
}
