import LSTMCore
import Tensors
import Testing

@Suite struct DropoutPolicyTests {
  @Test func verticalNeverTouchesRecurrentSites() {
    let policy = DropoutPolicy(.vertical, probability: 0.3)
    for kind in DropoutSite.Kind.allCases {
      #expect(policy.probability(at: kind) == (kind.isVertical ? 0.3 : 0))
      let masks = PolicyMasks<Float>(policy, seed: 1, update: 1)
      let mask = masks.mask(at: DropoutSite("s", kind), shape: [2, 3, 4])
      #expect((mask != nil) == kind.isVertical)
      if let mask { #expect(mask.shape == [2, 3, 4]) }
    }
    #expect(
      DropoutSite.Kind.allCases.filter(\.isVertical)
        == [.embeddingOutput, .layerInput, .topOutput])
  }

  @Test func naiveDropsTheHiddenStateToo() {
    var policy = DropoutPolicy(.naive, probability: 0.3)
    policy.recurrent = 0.6
    #expect(policy.probability(at: .hidden) == 0.6)
    #expect(policy.probability(at: .layerInput) == 0.3)
    #expect(policy.probability(at: .recurrentWeight) == 0)
    policy.method = .vertical
    #expect(policy.probability(at: .hidden) == 0)
  }

  @Test func noneDropsNothingWhateverItsProbabilities() {
    var policy = DropoutPolicy(.vertical, probability: 0.3)
    policy.method = .none
    for kind in DropoutSite.Kind.allCases { #expect(policy.probability(at: kind) == 0) }
    #expect(DropoutPolicy.none.probability(at: .topOutput) == 0)
  }

  @Test func probabilitiesOfSitesAreTheirOwn() {
    var policy = DropoutPolicy(.vertical)
    (policy.embedding, policy.between, policy.output) = (0.1, 0.2, 0.3)
    #expect(policy.probability(at: .embeddingOutput) == 0.1)
    #expect(policy.probability(at: .layerInput) == 0.2)
    #expect(policy.probability(at: .topOutput) == 0.3)
  }

  @Test func masksAreAFunctionOfSeedUpdateAndSite() {
    let policy = DropoutPolicy(.vertical, probability: 0.5)
    func draw(_ seed: UInt64, _ update: UInt64, _ name: String) -> [Float]? {
      PolicyMasks<Float>(policy, seed: seed, update: update)
        .mask(at: DropoutSite(name, .layerInput), shape: [40, 10])?.array
    }
    #expect(draw(1, 1, "a") == draw(1, 1, "a"))
    #expect(draw(1, 1, "a") != draw(2, 1, "a"))
    #expect(draw(1, 1, "a") != draw(1, 2, "a"))
    #expect(draw(1, 1, "a") != draw(1, 1, "b"))
  }

  /// Site numbers are hashes of names: the names of a deep model over many steps do not collide, and
  /// none is the stream of initial values.
  @Test func namesOfADeepModelHaveDistinctNumbers() {
    var seen: [UInt32: String] = [:]
    for part in ["encoder", "decoder"] {
      for level in 0..<8 {
        for step in 0..<250 {
          var names = ["\(part).\(level).input.\(step)"]
          names += (0..<2).map { "\(part).\(level).hidden.\($0).\(step)" }
          for name in names {
            let number = DropoutSite(name, .layerInput).number
            #expect(number != 0)
            #expect(seen[number] == nil, "\(name) and \(seen[number] ?? "")")
            seen[number] = name
          }
        }
      }
    }
    #expect(seen.count == 2 * 8 * 250 * 3)
  }
}
