import CKernels

extension Tensor {
  /// -log p(labels) of each utterance by connectionist temporal classification (Graves et al. 2006):
  /// logits (T, B, V), the last class the blank; 1 ... T frames of each utterance count.
  ///
  /// With `gradientScale` the logits are overwritten by the gradient of the losses' sum times it, zeros
  /// behind an utterance's end.
  ///
  /// - Parameter isPlain: computes in logarithms throughout: what the quick way is checked against.
  public func temporalClassification(
    labels: [[Int32]], lengths: [Int32], gradientScale: Double?, isPlain: Bool = false
  ) -> [Double] {
    precondition(
      shape.count == 3 && labels.count == shape[1] && lengths.count == shape[1],
      "\(labels.count) label sequences and \(lengths.count) lengths for \(shape)")
    for (labels, length) in zip(labels, lengths) {
      precondition(
        labels.allSatisfy { $0 >= 0 && $0 < columns - 1 }, "labels outside 0..<\(columns - 1)")
      precondition(
        length > 0 && length <= shape[0] && Self.framesNeeded(for: labels) <= length,
        "\(labels.count) labels in \(length) of \(shape[0]) frames")
    }
    let starts = labels.reduce(into: [Int64(0)]) { $0.append($0[$0.count - 1] + Int64($1.count)) }
    let flat = labels.flatMap(\.self)
    var losses = [Double](repeating: 0, count: labels.count)
    unsafe losses.withUnsafeMutableBufferPointer { losses in
      unsafe flat.withUnsafeBufferPointer { flat in
        unsafe starts.withUnsafeBufferPointer { starts in
          unsafe lengths.withUnsafeBufferPointer { lengths in
            unsafe plumb_ctc(
              Scalar.kind.rawValue, pointer, flat.baseAddress, starts.baseAddress,
              lengths.baseAddress, losses.baseAddress, Int64(shape[0]), Int64(shape[1]),
              Int64(columns), gradientScale ?? 0, gradientScale == nil ? 0 : 1, isPlain ? 1 : 0)
          }
        }
      }
    }
    return losses
  }

  /// Frames that a sequence of labels takes at least: one each, and a blank between equal ones.
  public static func framesNeeded(for labels: [some Equatable]) -> Int {
    max(1, labels.count + zip(labels, labels.dropFirst()).count { $0 == $1 })
  }
}
