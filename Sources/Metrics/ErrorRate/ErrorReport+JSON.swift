extension ErrorReport {
  /// The same as JSON: the score's keys as the other scores have them, then `counts`, and what was
  /// asked for of `groups`, `confusions` and `alignments`.
  public func json(width: Int = 1) -> String {
    var pairs = score.jsonPairs(signature: signature, width: width)
    let sum = comparison.statistics.sum
    pairs.append(("counts", Self.counts(sum)))
    if !groups.isEmpty {
      let tables = groups.map { group in
        let rows = group.names.indices.map { index in
          let row = group.statistics.row(index)
          let rate = JSONText.number(comparison.metric.score(row).value, width)
          return """
            {"name": \(JSONText.string(group.names[index])), "score": \(rate), \
            "counts": \(Self.counts(row))}
            """
        }
        return "\(JSONText.string(group.grouping.rawValue)): \(Self.list(rows))"
      }
      pairs.append(("groups", "{\(tables.joined(separator: ", "))}"))
    }
    if let confusions {
      let all = Confusions(comparison)
      let kinds = [
        ("substitutions", all.substitutions), ("deletions", all.deletions),
        ("insertions", all.insertions),
      ]
      let lists = kinds.map { name, entries in
        "\(JSONText.string(name)): \(Self.list(entries.prefix(confusions).map(Self.entry)))"
      }
      pairs.append(("confusions", "{\(lists.joined(separator: ", "))}"))
    }
    if showsAlignments {
      pairs.append(("alignments", Self.list((0..<comparison.count).map(alignment))))
    }
    let body = pairs.map { " \(JSONText.string($0.0)): \($0.1)" }.joined(separator: ",\n")
    return "{\n\(body)\n}"
  }

  private static func list(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n  \(items.joined(separator: ",\n  "))\n ]"
  }

  private static func counts(_ row: [Int]) -> String {
    let counts = ErrorCounts(row)
    return """
      {"references": \(counts.references), "hypotheses": \(counts.hypotheses), \
      "correct": \(counts.correct), "substitutions": \(counts.substitutions), \
      "deletions": \(counts.deletions), "insertions": \(counts.insertions), \
      "utterances": \(counts.utterances), "wrong_utterances": \(counts.wrongUtterances)}
      """
  }

  private static func entry(_ entry: Confusions.Entry) -> String {
    let reference = entry.reference.map(JSONText.string) ?? "null"
    let hypothesis = entry.hypothesis.map(JSONText.string) ?? "null"
    return #"{"reference": \#(reference), "hypothesis": \#(hypothesis), "count": \#(entry.count)}"#
  }

  /// An utterance's steps as triples of sclite's letter and the tokens on both sides.
  private func alignment(_ utterance: Int) -> String {
    var steps: [String] = []
    comparison.forEachStep(of: utterance) { operation, reference, hypothesis in
      let sides = [reference, hypothesis].map { side in
        side.map { JSONText.string(comparison.symbols[$0]) } ?? "null"
      }
      steps.append(#"["\#(operation.letter)", \#(sides[0]), \#(sides[1])]"#)
    }
    return """
      {"id": \(JSONText.string(comparison.ids[utterance])), \
      "steps": [\(steps.joined(separator: ", "))]}
      """
  }
}
