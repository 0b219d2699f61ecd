import LanguageModeling
import Testing

/// Streams are cut as paper.md and TensorFlow's port have it; what is dropped is counted.
@Suite struct StreamPlanTests {
  private func batches(_ tokens: Int, _ options: StreamOptions) -> [StreamBatch] {
    let plan = StreamPlan(tokenCount: tokens, options: options)
    return (0..<plan.batchCount).map { plan.batch($0) { $0.map(Int32.init) } }
  }

  /// 23 tokens in 3 streams of 7; 6 predictions each make three batches of 2 steps.
  @Test func dropsWhatFillsNoBatch() {
    let all = batches(23, StreamOptions(count: 3, steps: 2))
    #expect(all.count == 3)
    #expect(all[0].inputs == [0, 7, 14, 1, 8, 15])
    #expect(all[0].targets == [1, 8, 15, 2, 9, 16])
    #expect(all[2].inputs == [4, 11, 18, 5, 12, 19])
    #expect(all[2].targets == [5, 12, 19, 6, 13, 20])
    #expect(all.map(\.startsFromZero) == [true, false, false])
    #expect(all.allSatisfy { $0.targetCount == 6 && $0.sequenceCount == 3 && $0.steps == 2 })
    // 4 steps: the last two predictions of each stream go too.
    #expect(batches(23, StreamOptions(count: 3, steps: 4)).count == 1)
    #expect(StreamPlan(tokenCount: 23, options: .init(count: 3, steps: 4)).predictionCount == 12)
  }

  /// Every token but the first is predicted once.
  @Test(arguments: [1, 2, 3, 5], [1, 2, 4, 30]) func keepsEverything(count: Int, steps: Int) {
    let options = StreamOptions(count: count, steps: steps, leftover: .keep)
    let all = batches(23, options)
    #expect(all.flatMap(\.targets).filter { $0 >= 0 }.sorted() == (1..<23).map(Int32.init))
    #expect(all.reduce(0) { $0 + $1.targetCount } == 22)
    #expect(StreamPlan(tokenCount: 23, options: options).predictionCount == 22)
    for batch in all {
      for (input, target) in zip(batch.inputs, batch.targets) {
        #expect(input < 0 ? target < 0 : target == input + 1)
      }
    }
  }

  /// A row goes on in the next batch where it ended in this one.
  @Test(arguments: StreamOptions.Leftover.allCases)
  func streamsAreContiguous(leftover: StreamOptions.Leftover) {
    let all = batches(101, StreamOptions(count: 4, steps: 5, leftover: leftover))
    for (batch, next) in zip(all, all.dropFirst()) {
      for row in 0..<4 {
        let last = batch.targets[(batch.steps - 1) * 4 + row]
        let first = next.inputs[row]
        #expect(first < 0 || first == last)
      }
    }
  }

  @Test func stateOriginsAreSettings() {
    func origins(_ state: StreamOptions.StateOrigin, _ start: StreamOptions.StateOrigin) -> [Bool] {
      batches(23, StreamOptions(count: 3, steps: 2, state: state, epochStart: start))
        .map(\.startsFromZero)
    }
    #expect(origins(.carried, .carried) == [false, false, false])
    #expect(origins(.zero, .zero) == [true, true, true])
  }

  /// The paper's epoch of Penn Treebank: 2,323 updates of 20 × 20, 1,327 of 20 × 35.
  @Test func countsThePapersBatches() {
    func plan(_ steps: Int) -> StreamPlan {
      StreamPlan(tokenCount: 929_589, options: StreamOptions(count: 20, steps: steps))
    }
    #expect(plan(20).batchCount == 2323 && plan(35).batchCount == 1327)
    let test = StreamPlan(
      tokenCount: 82_430, options: StreamOptions(count: 1, steps: 20, leftover: .keep))
    #expect(test.predictionCount == 82_429)
  }

  @Test func aTextTooShortHasNoBatch() {
    let options = StreamOptions(count: 3, steps: 4)
    #expect(StreamPlan(tokenCount: 14, options: options).batchCount == 0)
    #expect(StreamPlan(tokenCount: 15, options: options).batchCount == 1)
    #expect(StreamPlan(tokenCount: 14, options: options).minimumTokens == 15)
  }
}
