import CSndFile
import Foundation

/// libsndfile keeps the reason why a file was not opened for the whole process: one is opened at a time.
private let opening = NSLock()

/// A sound file that is open for reading: WAV, WAVE extensible, FLAC, AIFF, Ogg, NIST SPHERE, all
/// else that libsndfile knows, or raw samples.
///
/// Unsafe code stands here because libsndfile's handle is a pointer: it is never given away, only
/// used by the one owner of this value, and closed exactly once, when the value ends.
@safe
public struct SoundFile: ~Copyable {
  /// The file as errors name it: `<stdin>` for standard input.
  public let name: String
  public let format: SoundFormat
  private let handle: OpaquePointer
  private let descriptor: SoundDescriptor
  private var position = 0

  /// A sample (in units of 16 bits) beyond this is no sound: its power would not be a number.
  private static let largest: Float = 32768 * 10_000

  /// Opens a file; `-` is standard input. A pipe is copied to a temporary file first, but for raw
  /// samples, which are read as they come.
  ///
  /// - Parameter raw: how samples lie in a file without header.
  /// - Throws: `AudioError` that names the file and says what was found and what was wanted.
  public init(path: String, raw: RawFormat? = nil) throws {
    if let problem = raw?.problem { throw AudioError("raw samples: \(problem)") }
    let file = try SoundDescriptor(path: path, isSequential: raw != nil)
    var info = SF_INFO()
    if let raw {
      (info.samplerate, info.channels) = (Int32(raw.rate), Int32(raw.channels))
      info.format = raw.code
      if let size = file.size, size % raw.frameWidth != 0 {
        throw AudioError(
          file: file.name,
          "is truncated: found \(size) bytes, wanted a multiple of \(raw.frameWidth), "
            + "of \(raw.channels) times \(raw.encoding.rawValue)")
      }
    } else {
      try SoundHeader.check(file)
    }
    // A descriptor of its own: libsndfile closes what it was given where it cannot read it, even when
    // told not to. Unsafe: the C call fills the local structure in; the handle is this value's own.
    let copy = fcntl(file.number, F_DUPFD_CLOEXEC, 0)
    opening.lock()
    let opened = unsafe sf_open_fd(copy, Int32(SFM_READ), &info, 1)
    let problem = unsafe opened == nil ? String(cString: sf_strerror(nil)) : ""
    opening.unlock()
    guard let opened = unsafe opened else {
      throw AudioError(
        file: file.name,
        SoundHeader.isText(file)
          ? "is a text, wanted a sound file" : "cannot be read as sound: \(problem)")
    }
    name = file.name
    unsafe handle = opened
    format = SoundFormat(info, isEndKnown: file.size != nil && info.frames < sf_count_t.max)
    descriptor = file
  }

  deinit { unsafe sf_close(handle) }

  /// The next samples, channel by channel within each frame, 16-bit integers as they are and all
  /// else at their scale (full scale is 32768); empty at the end.
  ///
  /// - Throws: `AudioError` for a file that is damaged, or ends before its header says.
  public mutating func read(frames count: Int) throws -> [Float] {
    precondition(count > 0, "a number of frames")
    let channels = format.channels
    var samples = [Float](repeating: 0, count: count * channels)
    // Unsafe: the C call fills at most the array's own length; the handle is open.
    let found = max(0, Int(unsafe sf_readf_float(handle, &samples, sf_count_t(count))))
    position += found
    if found < count {
      if unsafe sf_error(handle) != Int32(SF_ERR_NO_ERROR) {
        throw AudioError(
          file: name,
          "is damaged after \(position) frames: \(unsafe String(cString: sf_strerror(handle)))")
      }
      if let frames = format.frames, position < frames {
        throw AudioError(
          file: name, "is truncated: found \(position) frames, wanted \(frames) by its header")
      }
      samples.removeLast((count - found) * channels)
    }
    for index in samples.indices {
      samples[index] *= 32768
      guard abs(samples[index]) <= Self.largest else {
        throw AudioError(
          file: name,
          "holds \(samples[index] / 32768) at frame \(position - found + index / channels), wanted "
            + "samples of about -1 to 1")
      }
    }
    return samples
  }
}
