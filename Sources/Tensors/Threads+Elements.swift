import Synchronization

extension Threads {
  /// Results a thread that are held at most: enough for threads to even out.
  private static var held: Int { 2 }

  /// Works on elements, several at a time, and hands the results on in the elements' order. Where there
  /// are not as many threads as workers, one after the other.
  ///
  /// - Parameters:
  ///   - workers: what a thread computes with, one a thread; not used by two at a time.
  ///   - work: what is done with an element, on any thread.
  ///   - body: gets each element and its result, on the calling thread.
  /// - Throws: what `work` or `body` throws first, in the elements' order.
  public static func forEach<Element, Worker, Result>(
    _ elements: [Element], workers: [Worker], work: (Worker, Element) throws -> Result,
    _ body: (Element, Result) throws -> Void
  ) throws {
    precondition(!workers.isEmpty, "nobody to work")
    guard workers.count > 1, workers.count == count else {
      for element in elements { try body(element, try work(workers[0], element)) }
      return
    }
    let window = workers.count * held
    for start in stride(from: 0, to: elements.count, by: window) {
      let part = elements[start..<min(start + window, elements.count)]
      let results = results(part, workers, work)
      for (element, result) in zip(part, results) { try body(element, try result.get()) }
    }
  }

  private static func results<Element, Worker, Result>(
    _ elements: ArraySlice<Element>, _ workers: [Worker],
    _ work: (Worker, Element) throws -> Result
  ) -> [Swift.Result<Result, any Error>] {
    unsafe Array(unsafeUninitializedCapacity: elements.count) { slots, initialized in
      // Unsafe: each index is taken once, so that no two threads write to one slot.
      let slots = unsafe slots
      let next = Atomic(0)
      sideBySide(workers.count) { thread in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < elements.count else { return }
          let element = elements[elements.startIndex + index]
          unsafe slots.initializeElement(
            at: index, to: Swift.Result { try work(workers[thread], element) })
        }
      }
      initialized = elements.count
    }
  }
}
