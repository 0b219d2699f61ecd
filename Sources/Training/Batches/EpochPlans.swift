/// The batches of each epoch; that of the epoch last asked for is kept.
public final class EpochPlans {
  private let make: (_ epoch: Int) -> BatchPlan
  private var last: (epoch: Int, plan: BatchPlan)?

  /// - Parameter make: a pure function of the epoch.
  public init(_ make: @escaping (_ epoch: Int) -> BatchPlan) { self.make = make }

  /// The sequences of each batch of an epoch.
  public subscript(epoch: Int) -> [[Int]] {
    if let last, last.epoch == epoch { return last.plan.batches }
    let made = make(epoch)
    last = (epoch, made)
    return made.batches
  }
}
