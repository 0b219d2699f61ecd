package import Training

extension BatchPlan {
  package typealias Options = TranslationConfiguration.BatchOptions

  /// Batches of sentence pairs: target tokens count, their end mark with them; rows stand in the order
  /// of their sources.
  ///
  /// - Parameter lengths: ids of source and target, marks not counted.
  package init(
    lengths: [(source: Int, target: Int)], options: Options,
    shuffle: (seed: UInt64, epoch: Int)?
  ) {
    self.init(
      sizes: lengths.map { Size(positions: $0.target + 1, other: $0.source, row: $0.source) },
      limit: options.unit == .sentences ? .sequences(options.size) : .positions(options.size),
      bucket: options.bucket, shuffle: shuffle)
  }
}
