import Foundation

extension Score {
  /// The score alone, with its confidence where there is one: `38.2` or
  /// `38.2 (μ = 38.1 ± 1.3)`. `width` digits follow the point.
  public func shortText(width: Int = 1) -> String {
    let text = Self.fixed(value, width)
    guard let confidence, confidence.mean > 0 else { return text }
    return "\(text) (\(Self.text(confidence, width)))"
  }

  /// sacreBLEU's one-line form: `BLEU|nrefs:1|… = 38.2 70.1/45.0/… (BP = …)`.
  public func text(signature: String, width: Int = 1) -> String {
    let head = signature.isEmpty ? name : "\(name)|\(signature)"
    let tail = detail.isEmpty ? "" : " \(detail)"
    return "\(head) = \(shortText(width: width))\(tail)"
  }

  /// sacreBLEU's JSON form: the same keys in the same order, the signature's fields last.
  public func json(signature: Signature, width: Int = 1) -> String {
    let pairs = jsonPairs(signature: signature, width: width)
    let body = pairs.map { " \(JSONText.string($0.0)): \($0.1)" }.joined(separator: ",\n")
    return "{\n\(body)\n}"
  }

  /// The same as keys and values, for what prints more behind them.
  func jsonPairs(signature: Signature, width: Int) -> [(String, String)] {
    var pairs = [
      ("name", JSONText.string(name)),
      ("score", JSONText.number(value, width)),
      ("signature", JSONText.string("\(signature)")),
    ]
    if let confidence, confidence.mean > 0 {
      pairs.append(("confidence_mean", JSONText.number(confidence.mean, width)))
      pairs.append(("confidence_var", JSONText.number(confidence.halfWidth, width)))
      pairs.append(("confidence", JSONText.string(Self.text(confidence, width))))
    }
    if !detail.isEmpty { pairs.append(("verbose_score", JSONText.string(detail))) }
    for field in signature.fields { pairs.append((field.key, JSONText.string(field.value))) }
    return pairs
  }

  /// A number with `digits` digits behind the point, rounded as C's `printf` does.
  package static func fixed(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  private static func text(_ confidence: Confidence, _ width: Int) -> String {
    "μ = \(fixed(confidence.mean, width)) ± \(fixed(confidence.halfWidth, width))"
  }
}

/// The few forms of JSON that a score needs.
enum JSONText {
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..."\u{1F}":
        result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A number rounded to `digits` digits, in the shortest form that reads back as itself.
  static func number(_ value: Double, _ digits: Int) -> String {
    number(Double(Score.fixed(value, digits)) ?? value)
  }

  static func number(_ value: Double) -> String {
    value.isFinite ? "\(value)" : "null"
  }
}
