/// Owns aligned memory that tensors view; gives it back to the pool with its last view.
///
/// Safe because the pointer never leaves this module but as the argument of a kernel whose bounds
/// the caller has checked against `Tensor.count`.
@safe
final class TensorStorage {
  let base: UnsafeMutableRawPointer
  private let capacity: Int

  init(bytes: Int) {
    unsafe (base, capacity) = MemoryPool.shared.take(bytes)
  }

  deinit {
    unsafe MemoryPool.shared.give(base, capacity: capacity)
  }
}
