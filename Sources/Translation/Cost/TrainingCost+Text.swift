package import Training

extension TrainingCost {
  /// For the terminal; with a probe, how long it takes here.
  public func text(speed: SpeedProbe?, threads: Int) -> String {
    let widest = max(parts.map { $0.name.count }.max() ?? 0, 16) + 2
    func row(_ name: String, _ value: String) -> String {
      let gap = max(1, widest + 16 - name.count - value.count)
      return "  " + name + String(repeating: " ", count: gap) + value
    }
    var lines = ["parameters"] + parts.map { row($0.name, $0.parameters.grouped) }
    lines += [row("together", parameterCount.grouped), "", "memory, training"]
    lines += memoryRows.filter { $0.bytes > 0 }.map { row($0.name, $0.bytes.megabytes) }
    lines += [row("together", memory.total.megabytes), "", "arithmetic, training"]
    lines.append(row("a target token", operationsPerTargetToken.operations))
    if let corpus, let operationsPerEpoch, let updatesPerEpoch {
      let source = corpus.encoded == 0 ? "given" : "\(corpus.encoded.grouped) pairs encoded"
      lines += [
        row("an epoch", operationsPerEpoch.operations), "",
        "corpus (\(source))", row("pairs", Int(corpus.sentences).grouped),
        row("source tokens", Int(corpus.sourceTokens).grouped),
        row("target tokens", Int(corpus.targetTokens).grouped),
        row("updates an epoch", Int(updatesPerEpoch.rounded()).grouped),
      ]
    }
    return (lines + timeLines(speed, threads: threads, row)).joined(separator: "\n") + "\n"
  }

  private func timeLines(
    _ speed: SpeedProbe?, threads: Int, _ row: (String, String) -> String
  ) -> [String] {
    guard let speed else { return [] }
    var lines = [
      "", "here, \(threads) threads (measured for \(speed.seconds.decimals(1)) s; an estimate)",
      row("speed", (speed.operationsPerSecond).operations + "/s"),
    ]
    if let hours = hoursPerEpoch(at: speed) {
      lines.append(row("an epoch", hours.hours))
      if let epochs { lines.append(row("\(epochs.decimals(1)) epochs", (hours * epochs).hours)) }
    }
    return lines
  }

  private var memoryRows: [(name: String, key: String, bytes: Int)] {
    [
      ("weights", "weights", memory.weights), ("gradients", "gradients", memory.gradients),
      ("moments, average", "moments", memory.moments), ("packed copies", "packed", memory.packed),
      ("a batch, about", "activations", memory.activations),
    ]
  }

  /// The same as one JSON object.
  package func json(speed: SpeedProbe?, threads: Int) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    var members = [
      JSONValue.Member(
        "parameters", .object(parts.map { .init($0.name, .integer($0.parameters)) })),
      JSONValue.Member("parameter_count", .integer(parameterCount)),
      JSONValue.Member(
        "memory_bytes", .object(memoryRows.map { .init($0.key, .integer($0.bytes)) })),
      JSONValue.Member("memory_bytes_total", .integer(memory.total)),
      JSONValue.Member("batch_sentences", .integer(rows)),
      JSONValue.Member("operations_per_target_token", .number(operationsPerTargetToken)),
      JSONValue.Member("operations_per_epoch", number(operationsPerEpoch)),
      JSONValue.Member("sentences", number(corpus?.sentences)),
      JSONValue.Member("source_tokens", number(corpus?.sourceTokens)),
      JSONValue.Member("target_tokens", number(corpus?.targetTokens)),
      JSONValue.Member("updates_per_epoch", number(updatesPerEpoch)),
      JSONValue.Member("epochs", number(epochs)),
    ]
    if let speed {
      let hours = hoursPerEpoch(at: speed)
      members += [
        JSONValue.Member("threads", .integer(threads)),
        JSONValue.Member("operations_per_s", .number(speed.operationsPerSecond)),
        JSONValue.Member("hours_per_epoch", number(hours)),
        JSONValue.Member("hours", number(hours.flatMap { one in epochs.map { one * $0 } })),
      ]
    }
    return .object(members)
  }

  /// `json` on one line.
  public func jsonText(speed: SpeedProbe?, threads: Int) -> String {
    json(speed: speed, threads: threads).encoded
  }
}

extension Int {
  /// 1 234 567 as "1,234,567".
  fileprivate var grouped: String {
    var text = ""
    for (place, digit) in String(self).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  fileprivate var megabytes: String { (Double(self) / 1e6).decimals(1) + " MB" }
}

extension Double {
  fileprivate func decimals(_ places: Int) -> String {
    let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return "\((self * factor).rounded() / factor)"
  }

  /// Operations in the unit that suits their number.
  fileprivate var operations: String {
    let units = ["FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP"]
    var (value, at) = (self, 0)
    while value >= 1000, at < units.count - 1 { (value, at) = (value / 1000, at + 1) }
    return value.decimals(1) + " " + units[at]
  }

  fileprivate var hours: String {
    self < 1 ? "\((self * 60).decimals(1)) minutes" : "\(decimals(1)) hours"
  }
}
