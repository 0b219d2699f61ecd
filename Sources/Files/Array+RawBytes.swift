/// Number types whose every byte is part of the value. `Span.bytes` is marked unsafe because a
/// type with padding would show uninitialised memory; these have none.
package protocol PaddingFree: BitwiseCopyable {}

extension UInt8: PaddingFree {}
extension UInt32: PaddingFree {}
extension Int64: PaddingFree {}
extension UInt64: PaddingFree {}
extension Float: PaddingFree {}

extension Array where Element: PaddingFree {
  /// Lends the elements' bytes for the length of the call.
  package func withRawBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    // Unsafe: the pointer stays within the call. The array's own `span` would need no pointer, but an
    // optimised build (Swift 6.3.1) was seen to read an older array's elements in place of a literal's.
    try unsafe withUnsafeBytes { try body(unsafe $0.bytes) }
  }
}
