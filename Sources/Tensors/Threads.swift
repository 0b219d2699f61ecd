import CKernels

/// The one pool of threads: OpenMP's, shared by the kernels and oneDNN.
public enum Threads {
  /// How many threads work on a kernel or a product, in the whole process. Results do not depend on
  /// it.
  public static var count: Int {
    get { Int(plumb_threads()) }
    set {
      precondition(newValue > 0, "at least one thread")
      plumb_set_threads(Int32(newValue))
    }
  }

  /// Runs `body(0)` … `body(count − 1)`, at the same time and a thread each where the process computes
  /// on just that many; what a body computes stays on its thread. With more threads the bodies run one
  /// after the other, each on all of them.
  ///
  /// Bodies write to memory of their own, and may make tensors.
  public static func sideBySide(_ count: Int, _ body: (Int) -> Void) {
    guard count > 1, Threads.count == count else {
      for index in 0..<count { body(index) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let task = Task(body)
      // Unsafe: the task lives until the call returns, which it does when all bodies have.
      withExtendedLifetime(task) {
        unsafe plumb_side_by_side(
          Int32(count),
          { context, index in
            unsafe Unmanaged<Task>.fromOpaque(context!).takeUnretainedValue().body(Int(index))
          }, Unmanaged.passUnretained(task).toOpaque())
      }
    }
  }

  private final class Task {
    let body: (Int) -> Void
    init(_ body: @escaping (Int) -> Void) { self.body = body }
  }

  /// Gives the calling thread the process's count before oneDNN, which asks OpenMP, goes to work.
  static func adopt() { _ = plumb_threads() }
}
