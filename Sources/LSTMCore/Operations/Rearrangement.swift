public import Tensors

/// Side by side along the last dimension: (…, A), (…, B) to (…, A + B).
public func concatenated<Scalar>(
  _ parts: [Variable<Scalar>], tape: Tape<Scalar>?
) -> Variable<Scalar> {
  if parts.count == 1 { return parts[0] }
  let widths = parts.map { $0.value.columns }
  let output = Tensor<Scalar>(
    uninitialized: parts[0].shape.dropLast() + [widths.reduce(0, +)])
  var at = 0
  for (part, width) in zip(parts, widths) {
    output.assignColumns(at, of: part.value, from: 0, width: width)
    at += width
  }
  let result = Variable(output)
  tape?.record {
    guard let dy = result.takeGradient() else { return }
    var at = 0
    for (part, width) in zip(parts, widths) {
      if part.needsGradient {
        let dx = part.accumulator()
        dx.tensor.assignColumns(0, of: dy, from: at, width: width, accumulate: dx.accumulate)
      }
      at += width
    }
  }
  return result
}

/// Along the first dimension: T times (1, B, D) to (T, B, D).
public func stacked<Scalar>(
  _ steps: [Variable<Scalar>], tape: Tape<Scalar>?
) -> Variable<Scalar> {
  let length = steps.reduce(0) { $0 + $1.shape[0] }
  let output = Tensor<Scalar>(uninitialized: [length] + steps[0].shape.dropFirst())
  var at = 0
  for step in steps {
    output[at..<at + step.shape[0]].assign(step.value)
    at += step.shape[0]
  }
  let result = Variable(output)
  tape?.record {
    guard let dy = result.takeGradient() else { return }
    var at = 0
    for step in steps {
      if step.needsGradient { step.addGradient(copy: dy[at..<at + step.shape[0]]) }
      at += step.shape[0]
    }
  }
  return result
}

/// One step of a sequence: (T, B, D) to (1, B, D), the same memory.
public func step<Scalar>(
  _ t: Int, of x: Variable<Scalar>, tape: Tape<Scalar>?
) -> Variable<Scalar> {
  let result = Variable(x.value[t..<t + 1], needsGradient: x.needsGradient)
  tape?.record {
    guard let dy = result.takeGradient(), x.needsGradient else { return }
    x.zeroedGradient()[t..<t + 1].add(dy)
  }
  return result
}

/// The rows `index` of x, leading dimensions counting as rows: (N, D). Positions that no loss reads
/// are left out before the largest product of a model, that with the vocabulary.
public func selectedRows<Scalar>(
  _ index: [Int32], of x: Variable<Scalar>, tape: Tape<Scalar>?
) -> Variable<Scalar> {
  let output = Tensor<Scalar>(uninitialized: [index.count, x.value.columns])
  output.assignRows(of: x.value, at: index)
  let result = Variable(output)
  tape?.record {
    guard let dy = result.takeGradient(), x.needsGradient else { return }
    x.zeroedGradient().addRows(dy, at: index)
  }
  return result
}

extension Variable {
  /// Adds a share that stays another's memory.
  func addGradient(copy share: Tensor<Scalar>) {
    let gradient = accumulator()
    if gradient.accumulate { gradient.tensor.add(share) } else { gradient.tensor.assign(share) }
  }
}
