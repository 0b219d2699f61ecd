/// What was recognised, aligned with what was said: counts of every utterance and its alignment.
public struct Comparison: GroupedUtterances, Sendable {
  public let metric: ErrorRate
  /// The hypotheses' name.
  public let name: String
  /// The utterances' ids, in the references' order.
  public let ids: [String]
  /// A row of counts for every utterance, which `ErrorCounts` names.
  public let statistics: SegmentStatistics
  /// The dialect of each utterance that its folder told, or an empty string.
  let dialects: [String]

  let symbols: [String]
  let referenceTokens: [UInt32]
  let hypothesisTokens: [UInt32]
  let referenceRanges: [Range<Int>]
  let hypothesisRanges: [Range<Int>]
  private let operations: [TokenAligner.Operation]
  private let ends: [Int]

  /// Number of utterances.
  public var count: Int { ids.count }

  init(_ pairs: TranscriptPairs, metric: ErrorRate) throws {
    let (references, hypotheses) = (pairs.references, pairs.hypotheses)
    self.metric = metric
    name = hypotheses.name
    ids = references.ids
    dialects = references.dialects
    symbols = pairs.symbols
    referenceTokens = references.tokens
    hypothesisTokens = pairs.hypothesisTokens
    let referenceRanges = references.ids.indices.map { references.range($0) }
    let hypothesisRanges = pairs.partners.map { hypotheses.range($0) }
    self.referenceRanges = referenceRanges
    self.hypothesisRanges = hypothesisRanges
    var statistics = SegmentStatistics(width: 6, capacity: ids.count)
    var operations: [TokenAligner.Operation] = []
    operations.reserveCapacity(references.tokenCount + references.tokenCount / 4)
    var ends: [Int] = []
    var aligner = TokenAligner()
    for utterance in references.ids.indices {
      let (wanted, found) = (referenceRanges[utterance], hypothesisRanges[utterance])
      if wanted.count.multipliedReportingOverflow(by: found.count).overflow
        || wanted.count * found.count >= TokenAligner.largestTable
      {
        throw TranscriptError.tooLong(
          at: hypotheses.place(pairs.partners[utterance]), id: references.ids[utterance],
          found: found.count, reference: wanted.count)
      }
      let start = operations.count
      aligner.align(
        references.tokens.span.extracting(wanted),
        pairs.hypothesisTokens.span.extracting(found), into: &operations)
      ends.append(operations.count)
      statistics.append(Self.row(operations[start...]))
    }
    self.statistics = statistics
    self.operations = operations
    self.ends = ends
  }

  /// The counts of one utterance.
  private static func row(_ operations: ArraySlice<TokenAligner.Operation>) -> [Int] {
    var row = [0, 0, 0, 0, 1, 0]
    for operation in operations { row[Int(operation.rawValue)] += 1 }
    row[5] = row[0] == operations.count ? 0 : 1
    return row
  }

  /// The score of all utterances together.
  public var score: Score { metric.score(statistics.sum) }
  /// The counts of all utterances together.
  public var counts: ErrorCounts { ErrorCounts(statistics.sum) }

  /// The counts of speakers, dialects, genders or single utterances.
  ///
  /// - Throws: `TranscriptError` where an utterance's group is not known.
  public func groups(
    _ grouping: TranscriptGrouping, _ table: SpeakerTable
  ) throws -> TranscriptGroups {
    try TranscriptGroups(grouping, ids: ids, dialects: dialects, statistics: statistics, table)
  }

  /// The steps of an utterance's alignment.
  func operations(_ utterance: Int) -> ArraySlice<TokenAligner.Operation> {
    operations[(utterance > 0 ? ends[utterance - 1] : 0)..<ends[utterance]]
  }

  /// Calls `visit` with each step of an alignment and the tokens it concerns.
  func forEachStep(
    of utterance: Int,
    _ visit: (TokenAligner.Operation, _ reference: Int?, _ hypothesis: Int?) -> Void
  ) {
    var reference = referenceRanges[utterance].lowerBound
    var hypothesis = hypothesisRanges[utterance].lowerBound
    for operation in operations(utterance) {
      visit(
        operation, operation == .insertion ? nil : Int(referenceTokens[reference]),
        operation == .deletion ? nil : Int(hypothesisTokens[hypothesis]))
      if operation != .insertion { reference += 1 }
      if operation != .deletion { hypothesis += 1 }
    }
  }
}
