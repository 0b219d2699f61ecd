import Files
import Foundation

/// Writes the event file that TensorBoard draws: TFRecord frames of `Event` messages.
/// Sources: TensorFlow's `core/util/event.proto` and `core/framework/summary.proto` (field
/// numbers), `core/lib/io/record_writer.cc` (frames).
public final class TensorBoardWriter {
  /// The file.
  public let path: String
  private let file: OpenFile
  private let clock: WallClock

  /// Begins an event file in `folder`, named after the time, the machine and the process.
  /// - Parameter resumeAtUpdate: the checkpoint's update when a run goes on; TensorBoard then
  ///   drops what older event files of the folder say about later updates.
  /// - Throws: `FileError`.
  public convenience init(
    folder: String, resumeAtUpdate: Int? = nil, clock: WallClock = .system
  ) throws {
    let stamp = String(Int(clock.now()))
    let padded = String(repeating: "0", count: max(0, 10 - stamp.count)) + stamp
    let process = ProcessInfo.processInfo
    let name =
      "\(RunFolder.Name.events)\(padded).\(process.hostName).\(process.processIdentifier)"
    try self.init(path: folder + "/" + name, resumeAtUpdate: resumeAtUpdate, clock: clock)
  }

  /// Begins the event file `path`.
  /// - Throws: `FileError`.
  public init(path: String, resumeAtUpdate: Int? = nil, clock: WallClock = .system) throws {
    self.path = path
    self.clock = clock
    file = try OpenFile(path, .replacing)
    var version = event(update: 0)
    version.add(3, text: "brain.Event:2")
    try append(version)
    if let resumeAtUpdate {
      var start = ProtobufMessage()
      start.add(1, integer: 1)  // SessionLog.START
      var event = event(update: resumeAtUpdate + 1)
      event.add(7, message: start)
      try append(event)
    }
  }

  /// Writes one event with one or several curves' values at an update.
  /// - Parameter scalars: name of the curve and value; a slash groups names in TensorBoard, as in
  ///   "train/loss".
  /// - Throws: `FileError`.
  public func write(update: Int, _ scalars: KeyValuePairs<String, Double>) throws {
    try write(update: update, scalars.map { ($0.key, $0.value) })
  }

  /// The same of tags that are not known beforehand.
  /// - Throws: `FileError`
  public func write(update: Int, _ scalars: [(tag: String, value: Double)]) throws {
    var summary = ProtobufMessage()
    for (tag, number) in scalars {
      var value = ProtobufMessage()
      value.add(1, text: tag)
      value.add(2, float: Float(number))
      summary.add(1, message: value)
    }
    var event = event(update: update)
    event.add(5, message: summary)
    try append(event)
  }

  private func event(update: Int) -> ProtobufMessage {
    var event = ProtobufMessage()
    event.add(1, double: clock.now())
    event.add(2, integer: Int64(update))
    return event
  }

  /// A frame: length, its guard, the message, its guard.
  private func append(_ message: ProtobufMessage) throws {
    let length = ProtobufMessage.littleEndian(UInt64(message.bytes.count))
    let frame =
      length + ProtobufMessage.littleEndian(CRC32C.masked(length)) + message.bytes
      + ProtobufMessage.littleEndian(CRC32C.masked(message.bytes))
    try frame.withRawBytes { try file.append($0) }
  }
}
