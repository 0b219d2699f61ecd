import ArgumentParser
import Tensors

/// `--threads`, the same for every command that computes.
struct ThreadOptions: ParsableArguments {
  @Option(name: .long, help: "Threads to compute on; results do not depend on it.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...4096).contains(threads) {
      throw ValidationError("--threads \(threads): wanted 1 to 4096.")
    }
  }

  func apply() {
    if let threads { Threads.count = threads }
  }
}
