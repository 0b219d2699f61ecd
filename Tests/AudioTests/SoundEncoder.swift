import Audio
import CSndFile

/// Samples as the bytes of a sound file, whole in memory: for utterances, not for hours.
struct SoundEncoder: Equatable, Sendable {
  /// How the file is laid out.
  enum Container: String, CaseIterable, Sendable {
    case wav
    /// WAVE extensible: WAV with the places of the loudspeakers.
    case wavExtensible = "wavex"
    case flac
    case aiff
    /// Ogg with Vorbis: lossy.
    case ogg
    /// NIST SPHERE, as TIMIT has it.
    case sphere
    case raw
  }

  /// What a sample is; Ogg has its own.
  enum Sample: String, CaseIterable, Sendable {
    case signed16 = "s16"
    case signed24 = "s24"
    case float32 = "f32"
  }

  var container: Container
  var sample: Sample
  var rate: Int
  var channels: Int

  init(
    _ container: Container = .wav, _ sample: Sample = .signed16, rate: Int, channels: Int = 1
  ) {
    self.container = container
    self.sample = sample
    self.rate = rate
    self.channels = channels
  }

  /// libsndfile's number for the container and the sample.
  private var code: Int {
    let subtype =
      switch sample {
      case .signed16: SF_FORMAT_PCM_16
      case .signed24: SF_FORMAT_PCM_24
      case .float32: SF_FORMAT_FLOAT
      }
    return switch container {
    case .wav: SF_FORMAT_WAV | subtype
    case .wavExtensible: SF_FORMAT_WAVEX | subtype
    case .flac: SF_FORMAT_FLAC | subtype
    case .aiff: SF_FORMAT_AIFF | subtype
    case .ogg: SF_FORMAT_OGG | SF_FORMAT_VORBIS
    case .sphere: SF_FORMAT_NIST | subtype
    case .raw: SF_FORMAT_RAW | SF_ENDIAN_LITTLE | subtype
    }
  }

  /// - Parameter samples: frame by frame, at 16-bit scale; what is beyond it is cut off.
  /// - Throws: `AudioError` where the container does not take such samples.
  func encode(_ samples: [Float]) throws -> [UInt8] {
    precondition(samples.count % channels == 0, "whole frames")
    let sink = MemorySink()
    var info = SF_INFO()
    (info.samplerate, info.channels) = (Int32(rate), Int32(channels))
    info.format = Int32(code)
    var callbacks = MemorySink.callbacks
    // Unsafe: the handle is used in this function only, while `sink` and `callbacks` are alive.
    let handle = unsafe sf_open_virtual(
      &callbacks, Int32(SFM_WRITE), &info, Unmanaged.passUnretained(sink).toOpaque())
    guard let handle = unsafe handle else {
      let reason = unsafe String(cString: sf_strerror(nil))
      throw AudioError("\(container.rawValue) cannot hold \(sample.rawValue) samples: \(reason)")
    }
    let frames = sf_count_t(samples.count / channels)
    let isFloat = container == .ogg || sample == .float32
    let written =
      isFloat
      ? unsafe sf_writef_float(handle, samples.map { $0 / 32768 }, frames)
      : unsafe sf_writef_int(handle, samples.map(integer), frames)
    guard unsafe sf_close(handle) == 0, written == frames else {
      throw AudioError("\(container.rawValue): wrote \(written) of \(frames) frames")
    }
    return sink.bytes
  }

  /// A sample at the scale of 32-bit integers, of which PCM takes the upper bits.
  private func integer(_ sample: Float) -> Int32 {
    let step = self.sample == .signed16 ? 1.0 : 256.0
    let rounded = (Double(sample) * step).rounded() / step
    return Int32(max(Double(Int32.min), min(rounded * 65536, Double(Int32.max))))
  }
}

/// Where libsndfile writes instead of to a file.
private final class MemorySink {
  var bytes: [UInt8] = []
  var position = 0

  /// Unsafe: C gives back the pointer that it was given with these, which is of a `MemorySink` that
  /// outlives the handle, and buffers that are good for the length of a call.
  static var callbacks: SF_VIRTUAL_IO {
    unsafe SF_VIRTUAL_IO(
      get_filelen: { sf_count_t(unsafe MemorySink.from($0).bytes.count) },
      seek: { offset, whence, user in
        let sink = unsafe MemorySink.from(user)
        let origin =
          whence == SF_SEEK_SET ? 0 : whence == SF_SEEK_CUR ? sink.position : sink.bytes.count
        sink.position = origin + Int(offset)
        return sf_count_t(sink.position)
      },
      read: { buffer, count, user in
        let sink = unsafe MemorySink.from(user)
        let found = max(0, min(Int(count), sink.bytes.count - sink.position))
        let part = sink.bytes[sink.position..<sink.position + found]
        unsafe UnsafeMutableRawBufferPointer(start: buffer, count: found).copyBytes(from: part)
        sink.position += found
        return sf_count_t(found)
      },
      write: { buffer, count, user in
        let sink = unsafe MemorySink.from(user)
        let end = sink.position + Int(count)
        if sink.bytes.count < end {
          sink.bytes.append(contentsOf: repeatElement(0, count: end - sink.bytes.count))
        }
        let source = unsafe UnsafeRawBufferPointer(start: buffer, count: Int(count))
        unsafe sink.bytes.replaceSubrange(sink.position..<end, with: source)
        sink.position = end
        return count
      },
      tell: { sf_count_t(unsafe MemorySink.from($0).position) })
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> MemorySink {
    // libsndfile passes on what it was given.
    unsafe Unmanaged<MemorySink>.fromOpaque(user!).takeUnretainedValue()
  }
}
