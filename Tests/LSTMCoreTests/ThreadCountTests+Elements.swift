import Foundation
import Synchronization
import Tensors
import Testing

extension ThreadCountTests {
  private struct Refusal: Error, Equatable { let element: Int }

  /// Runs `body` on one to four threads.
  private func onEachCount(_ body: (Int) throws -> Void) rethrows {
    let before = Threads.count
    defer { Threads.count = before }
    for count in 1...4 {
      Threads.count = count
      try body(count)
    }
  }

  /// What may be used by one thread at a time.
  private final class Worker: Sendable {
    let isInUse = Atomic(false)
    let uses = Atomic(0)
  }

  /// A feature extractor, say, has room to compute in that two threads would both write to.
  @Test func noWorkerIsUsedByTwoAtATime() throws {
    try onEachCount { count in
      let workers = (0..<count).map { _ in Worker() }
      try Threads.forEach(Array(0..<200), workers: workers) { worker, _ in
        let wasInUse = worker.isInUse.exchange(true, ordering: .acquiringAndReleasing)
        worker.uses.wrappingAdd(1, ordering: .relaxed)
        Thread.sleep(forTimeInterval: 1e-3)
        worker.isInUse.store(false, ordering: .releasing)
        return wasInUse
      } _: {
        #expect(!$1)
      }
      #expect(workers.reduce(0) { $0 + $1.uses.load(ordering: .relaxed) } == 200)
      // Each sleeps while others could work: with no helper the first would do all.
      #expect(workers.allSatisfy { $0.uses.load(ordering: .relaxed) > 0 }, "\(count) threads")
    }
  }

  /// Each waits until the other has begun: one after the other they would wait in vain.
  @Test func twoBodiesOnTwoThreadsRunAtTheSameTime() {
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 2
    let began = Atomic(0)
    let met = Atomic(0)
    Threads.sideBySide(2) { _ in
      began.wrappingAdd(1, ordering: .acquiringAndReleasing)
      let limit = Date(timeIntervalSinceNow: 20)
      while began.load(ordering: .acquiring) < 2, Date() < limit {
        Thread.sleep(forTimeInterval: 1e-3)
      }
      if began.load(ordering: .acquiring) == 2 { met.wrappingAdd(1, ordering: .relaxed) }
    }
    #expect(met.load(ordering: .relaxed) == 2)
  }

  @Test func elementsComeOutInTheirOrder() throws {
    let elements = Array(0..<100)
    try onEachCount { count in
      var found: [Int] = []
      try Threads.forEach(elements, workers: Array(repeating: 3, count: count)) {
        $0 * $1
      } _: {
        #expect($1 == 3 * $0)
        found.append($0)
      }
      #expect(found == elements, "\(count) threads")
    }
  }

  /// Whichever thread comes to its element first.
  @Test func theFirstErrorInTheElementsOrderIsThrown() {
    onEachCount { count in
      var found: [Int] = []
      #expect(throws: Refusal(element: 5)) {
        try Threads.forEach(Array(0..<40), workers: Array(repeating: 0, count: count)) {
          guard $1 != 5, $1 != 7 else { throw Refusal(element: $1) }
          return $1
        } _: {
          found.append($1)
        }
      }
      #expect(found == Array(0..<5), "\(count) threads")
    }
  }

  /// More, as many and fewer bodies than threads: each runs once, and what it computes is the same.
  @Test func bodiesSideBySideComputeTheSame() {
    let (a, b) = (make([16, 250], 1), make([1000, 250], 2))
    let wanted = Tensor<Float>(uninitialized: [16, 1000])
    wanted.assignProduct(a, .plain, b, .transposed)
    onEachCount { _ in
      for bodies in 1...3 {
        let runs = Mutex([Int](repeating: 0, count: bodies))
        let results = (0..<bodies).map { _ in Tensor<Float>(uninitialized: [16, 1000]) }
        Threads.sideBySide(bodies) { body in
          runs.withLock { $0[body] += 1 }
          results[body].assignProduct(a, .plain, b, .transposed)
        }
        #expect(runs.withLock { $0 } == [Int](repeating: 1, count: bodies))
        for result in results { #expect(result.array == wanted.array) }
      }
    }
  }
}
