import Files
import Foundation

/// Appends to a run's `log.jsonl`: one JSON object a line, written at once, so that a killed
/// process loses at most the line it was writing.
///
/// Every line begins with `event`, `time` (UTC), `seconds` (of training, over all sessions),
/// `update` and `epoch`, followed by the event's own keys in the order given. To make the log of
/// a resumed run equal to that of an uninterrupted one (but for `time`, `seconds` and speeds),
/// write all lines of an update before saving the checkpoint of that update.
public final class EventLog {
  /// The file.
  public let path: String
  private let file: OpenFile
  private let clock: WallClock
  /// The clock's time at which the run would have begun without pauses.
  private let began: Double

  /// Begins a log, or appends to one as it stands.
  /// - Throws: `FileError`.
  public init(path: String, clock: WallClock = .system) throws {
    self.path = path
    self.clock = clock
    file = try OpenFile(path, .appending)
    began = clock.now()
  }

  /// Goes on with a log after a checkpoint: lines of later updates, which will be made again,
  /// and an unfinished last line are cut off; `seconds` goes on from the last line kept.
  /// - Throws: `LogError` naming the line where the log is damaged; `FileError`.
  public init(path: String, resumeAtUpdate update: Int, clock: WallClock = .system) throws {
    self.path = path
    self.clock = clock
    file = try OpenFile(path, .appending)
    let kept = try LogRecord.readPlaced(path).prefix { $0.record.update <= update }
    try file.truncate(to: kept.last?.range.upperBound ?? 0)
    began = clock.now() - (kept.last?.record.seconds ?? 0)
  }

  /// Writes one line.
  /// - Parameters:
  ///   - event: its name; `LogKey` has those that others read.
  ///   - update: updates made so far.
  ///   - epoch: epochs made so far, with fraction.
  ///   - values: what the event says, in this order. The common keys cannot be given again.
  /// - Throws: `FileError`.
  public func write(
    _ event: String, update: Int, epoch: Double, _ values: [(key: String, value: EventValue)] = []
  ) throws {
    precondition(
      !values.contains { LogRecord.commonKeys.contains($0.key) },
      "a common key of the log is given as a value")
    let now = clock.now()
    let common: [JSONValue.Member] = [
      JSONValue.Member("event", .string(event)),
      JSONValue.Member("time", .string(WallClock.utcText(now))),
      JSONValue.Member("seconds", .number(((now - began) * 1000).rounded() / 1000)),
      JSONValue.Member("update", .integer(update)),
      JSONValue.Member("epoch", .number(epoch)),
    ]
    let line = JSONValue.object(common + values.map { JSONValue.Member($0.key, $0.value.json) })
    try Array((line.encoded + "\n").utf8).withRawBytes { try file.append($0) }
  }

  /// Writes one line; `["loss": .number(2.5)]` keeps its order.
  public func write(
    _ event: String, update: Int, epoch: Double, _ values: KeyValuePairs<String, EventValue>
  ) throws {
    try write(event, update: update, epoch: epoch, values.map { ($0.key, $0.value) })
  }
}
