public import Metrics
import Training

/// The sums that a text's perplexities are made of; they add.
public struct TextStatistics: Sendable, Equatable {
  /// Known words, or other tokens.
  public private(set) var known = Perplexity()
  /// Tokens that the vocabulary does not know.
  public private(set) var unknown = Perplexity()
  /// Ends of lines.
  public private(set) var ends = Perplexity()
  public var lines = 0

  public init() {}

  /// All predictions.
  public var all: Perplexity { known + unknown + ends }
  /// Without the unknown tokens, which say little of a model: all share one probability.
  public var withoutUnknown: Perplexity { known + ends }
  /// Without the ends of lines.
  public var withoutEnds: Perplexity { known + unknown }

  /// Takes note of a token, unless it was only read.
  mutating func add(_ token: ScoredLine.Token) {
    guard let logProbability = token.logProbability else { return }
    let one = Perplexity(negativeLogLikelihood: 0 - logProbability, tokenCount: 1)
    if token.isEnd {
      ends = ends + one
    } else if token.isUnknown {
      unknown = unknown + one
    } else {
      known = known + one
    }
  }

  public static func + (left: TextStatistics, right: TextStatistics) -> TextStatistics {
    var sum = left
    sum.known = left.known + right.known
    sum.unknown = left.unknown + right.unknown
    sum.ends = left.ends + right.ends
    sum.lines += right.lines
    return sum
  }

  /// Names and values, in the order of printing. A perplexity of nothing is left out.
  private var members: [(name: String, value: JSONValue)] {
    let counts: [(String, JSONValue)] = [
      ("lines", .integer(lines)), ("predicted", .integer(all.tokenCount)),
      ("ends", .integer(ends.tokenCount)), ("unknown", .integer(unknown.tokenCount)),
    ]
    let perplexities = [
      ("perplexity", all), ("perplexity_without_ends", withoutEnds),
      ("perplexity_without_unknown", withoutUnknown), ("perplexity_of_known", known),
    ]
    return counts
      + perplexities.filter { $0.1.tokenCount > 0 }.map { ($0.0, .number($0.1.value)) }
      + (all.tokenCount > 0 ? [("bits_per_token", .number(all.bitsPerToken))] : [])
  }

  /// A line for each value, as `name:value`.
  public var text: String { members.map { "\($0.name):\($0.value.encoded)\n" }.joined() }

  /// The same as one JSON object.
  public var jsonText: String {
    JSONValue.object(members.map { JSONValue.Member($0.name, $0.value) }).encoded
  }
}
