import Text
package import Training

extension ModelInspection {
  /// For the terminal: a heading, a table of parameters, vocabularies, state, configuration.
  public var text: String {
    var lines = ["\(path)", "  task            \(task)", "  bytes           \(byteCount)"]
    lines += notes.map { "  \($0.key.padded(to: 15)) \($0.value)" }
    lines += ["  parameters      \(parameterCount) in \(parameters.count) tensors", ""]
    lines += parameterTable + [""]
    for (name, codec) in vocabularies { lines.append("  \(name): \(codec.summary)") }
    lines += stateLines
    if let configuration {
      lines += ["", "configuration"]
      lines += configuration.split(separator: "\n").map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var parameterTable: [String] {
    let rows =
      [["name", "shape", "values", "rms", "min", "max"]]
      + parameters.map {
        [
          $0.name, $0.shape.map(String.init).joined(separator: "×"), "\($0.count)",
          $0.rootMeanSquare.short, Double($0.minimum).short, Double($0.maximum).short,
        ] + ($0.broken > 0 ? ["\($0.broken) NOT FINITE"] : [])
      }
    let widths = (0..<6).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        guard column < 6 else { return cell }
        // Text to the left, numbers to the right.
        return column < 2
          ? cell.padded(to: widths[column])
          : String(repeating: " ", count: widths[column] - cell.count) + cell
      }
      return "  " + cells.joined(separator: "  ")
    }
  }

  private var stateLines: [String] {
    guard let state else { return ["  training: none, this is a model only"] }
    let best = state.stopping.best.map { "best \(state.stopping.metric.rawValue) \($0)" }
    return [
      "  training: update \(state.update), epoch \(state.epoch), next batch \(state.batch), "
        + "\(state.tokens) targets seen, \(best ?? "not validated yet"), "
        + "\(state.stopping.evaluationsWithoutImprovement) validations without improvement"
    ] + trainingTensors.map { "  \($0.name): \($0.count) values" }
  }

  /// The same as one JSON object.
  package var json: JSONValue {
    func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
      .object(members.map { JSONValue.Member($0.key, $0.value) })
    }
    let parameters = parameters.map {
      object([
        "name": .string($0.name), "shape": .array($0.shape.map { .integer($0) }),
        "count": .integer($0.count), "rms": .number($0.rootMeanSquare),
        "minimum": .number(Double($0.minimum)), "maximum": .number(Double($0.maximum)),
        "not_finite": .integer($0.broken),
      ])
    }
    let vocabularies = vocabularies.map {
      object([
        "name": .string($0.name), "type": .string($0.codec.kindName),
        "size": .integer($0.codec.vocabularyCount), "digest": .string($0.codec.digest),
      ])
    }
    let state = state.map {
      object([
        "update": .integer($0.update), "epoch": .integer($0.epoch),
        "next_batch": .integer($0.batch), "targets_seen": .integer($0.tokens),
        "best": $0.stopping.best.map { .number($0) } ?? .null,
        "metric": .string($0.stopping.metric.rawValue),
        "validations_without_improvement": .integer($0.stopping.evaluationsWithoutImprovement),
      ])
    }
    return object([
      "path": .string(path), "bytes": .integer(byteCount), "task": .string(task),
      "notes": .object(notes.map { JSONValue.Member($0.key, .string($0.value)) }),
      "parameter_count": .integer(parameterCount), "parameters": .array(parameters),
      "vocabularies": .array(vocabularies), "training": state ?? .null,
      "training_tensors": .array(
        trainingTensors.map {
          object(["name": .string($0.name), "count": .integer($0.count)])
        }),
      "configuration": configuration.map { .string($0) } ?? .null,
    ])
  }

  /// `json` on one line.
  public var jsonText: String { json.encoded }
}

extension TextCodec {
  fileprivate var kindName: String {
    switch self {
    case .words: "words"
    case .characters: "characters"
    case .sentencePiece: "sentencepiece"
    }
  }

  fileprivate var summary: String { "\(kindName), \(vocabularyCount) ids, digest \(digest)" }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Double {
  /// Four decimals.
  fileprivate var short: String { "\((self * 1e4).rounded() / 1e4)" }
}
