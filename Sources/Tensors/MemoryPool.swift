import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps freed tensor memory for the next tensor of about that size, so that after the first few
/// updates a training step asks the system for nothing; with batches of unequal lengths, for a block
/// in some ten updates.
///
/// Blocks are 64-byte aligned and never shrink; a request is served by the smallest free block that
/// wastes less than half. Where there is none, a free block that is a little too small makes room for
/// the new one: batches of unequal lengths would leave a set of blocks for every length.
final class MemoryPool: Sendable {
  static let shared = MemoryPool()

  /// Safe: only `take` hands the address out, to one owner at a time.
  @safe
  private struct Block: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let capacity: Int
  }

  private struct State {
    /// Sorted by capacity.
    var free: [Block] = []
    var reserved = 0
  }

  private let state = Mutex(State())

  /// Bytes held of the system's, free blocks included.
  var reservedBytes: Int { state.withLock { $0.reserved } }

  /// Returns at least `bytes` bytes, uninitialised.
  func take(_ bytes: Int) -> (base: UnsafeMutableRawPointer, capacity: Int) {
    let wanted = max(64, (bytes + 63) / 64 * 64)
    let block = state.withLock { state -> Block in
      let at = Self.firstIndex(in: state.free, atLeast: wanted)
      if at < state.free.count, state.free[at].capacity <= 2 * wanted + 4096 {
        return state.free.remove(at: at)
      }
      if at > 0, Double(state.free[at - 1].capacity) * 1.4 >= Double(wanted) {
        let small = state.free.remove(at: at - 1)
        state.reserved -= small.capacity
        // Unsafe: free blocks belong to nobody else, and came from posix_memalign.
        unsafe free(small.base)
      }
      state.reserved += wanted
      return Self.allocate(wanted)
    }
    return unsafe (block.base, block.capacity)
  }

  /// Takes back a block of `take`.
  func give(_ base: UnsafeMutableRawPointer, capacity: Int) {
    let block = unsafe Block(base: base, capacity: capacity)
    state.withLock { state in
      state.free.insert(block, at: Self.firstIndex(in: state.free, atLeast: capacity))
    }
  }

  private static func firstIndex(in blocks: [Block], atLeast capacity: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].capacity < capacity { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func allocate(_ bytes: Int) -> Block {
    var base: UnsafeMutableRawPointer?
    // Page tables of large blocks cost less in 2 MB pages.
    let alignment = bytes >= 4 << 20 ? 2 << 20 : 64
    let status = unsafe posix_memalign(&base, alignment, bytes)
    // Every operation makes tensors: a throw would run through all of them, and nobody could go on.
    guard status == 0, let base = unsafe base else {
      fatalError("out of memory: \(bytes) bytes for a tensor")
    }
    #if os(Linux)
      if alignment > 64 { unsafe _ = madvise(base, bytes, Int32(MADV_HUGEPAGE)) }
    #endif
    return unsafe Block(base: base, capacity: bytes)
  }
}

/// What the tensors of this process hold.
public enum TensorMemory {
  /// Bytes held of the system's for tensors; the pool keeps what is free.
  public static var reservedBytes: Int { MemoryPool.shared.reservedBytes }
}
