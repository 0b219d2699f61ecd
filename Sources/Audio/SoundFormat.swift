import CSndFile

/// What a sound file says of itself.
public struct SoundFormat: Equatable, Sendable {
  /// Samples a second of each channel.
  public let rate: Int
  public let channels: Int
  /// Samples of each channel; nil where only reading to the end can tell.
  public let frames: Int?
  /// How the file is laid out, in libsndfile's words: "WAV (Microsoft)".
  public let container: String
  /// What a sample is, in libsndfile's words: "Signed 16 bit PCM".
  public let encoding: String

  init(_ info: SF_INFO, isEndKnown: Bool) {
    rate = Int(info.samplerate)
    channels = Int(info.channels)
    frames = isEndKnown ? Int(info.frames) : nil
    container = Self.name(Int(info.format) & SF_FORMAT_TYPEMASK)
    encoding = Self.name(Int(info.format) & SF_FORMAT_SUBMASK)
  }

  private static func name(_ code: Int) -> String {
    var format = unsafe SF_FORMAT_INFO()
    unsafe format.format = Int32(code)
    // Unsafe: the C call fills the local structure in, whose name is a constant of the library's.
    let failed = unsafe sf_command(
      nil, Int32(SFC_GET_FORMAT_INFO), &format, Int32(MemoryLayout<SF_FORMAT_INFO>.size))
    guard failed == 0, let name = unsafe format.name else { return "format \(code)" }
    return unsafe String(cString: name)
  }
}
