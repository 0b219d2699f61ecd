import CSndFile

/// How samples lie in a file that has no header to say so.
public struct RawFormat: Equatable, Sendable {
  /// What a sample is.
  public enum Encoding: String, CaseIterable, Sendable {
    case unsigned8 = "u8"
    case signed8 = "s8"
    case signed16 = "s16"
    case signed24 = "s24"
    case signed32 = "s32"
    case float32 = "f32"
    case float64 = "f64"
    case muLaw = "mu-law"
    case aLaw = "a-law"

    /// Bytes a sample takes.
    public var width: Int {
      switch self {
      case .unsigned8, .signed8, .muLaw, .aLaw: 1
      case .signed16: 2
      case .signed24: 3
      case .signed32, .float32: 4
      case .float64: 8
      }
    }

    fileprivate var subtype: Int {
      switch self {
      case .unsigned8: SF_FORMAT_PCM_U8
      case .signed8: SF_FORMAT_PCM_S8
      case .signed16: SF_FORMAT_PCM_16
      case .signed24: SF_FORMAT_PCM_24
      case .signed32: SF_FORMAT_PCM_32
      case .float32: SF_FORMAT_FLOAT
      case .float64: SF_FORMAT_DOUBLE
      case .muLaw: SF_FORMAT_ULAW
      case .aLaw: SF_FORMAT_ALAW
      }
    }
  }

  public var encoding: Encoding
  /// Samples a second of each channel.
  public var rate: Int
  public var channels: Int
  /// Whether the first byte of a sample is its most significant one.
  public var isBigEndian: Bool

  public init(
    _ encoding: Encoding = .signed16, rate: Int, channels: Int = 1, isBigEndian: Bool = false
  ) {
    self.encoding = encoding
    self.rate = rate
    self.channels = channels
    self.isBigEndian = isBigEndian
  }

  /// Bytes that one sample of every channel takes.
  var frameWidth: Int { encoding.width * channels }

  /// libsndfile's number for it.
  var code: Int32 {
    let endian = isBigEndian ? SF_ENDIAN_BIG : SF_ENDIAN_LITTLE
    return Int32(SF_FORMAT_RAW | encoding.subtype | endian)
  }

  /// What makes no sense in it: what was found and what is wanted.
  var problem: String? {
    if rate < 1 || rate > Int(Int32.max) { return "rate \(rate): wanted 1 Hz or more" }
    if !(1...1024).contains(channels) { return "channels \(channels): wanted 1 to 1024" }
    return nil
  }
}
