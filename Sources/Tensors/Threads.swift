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

  /// Gives the calling thread the process's count before oneDNN, which asks OpenMP, goes to work.
  static func adopt() { _ = plumb_threads() }
}
