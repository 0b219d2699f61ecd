public import ArgumentParser
public import Audio

extension RawFormat.Encoding: ExpressibleByArgument {}

extension ChannelChoice: ExpressibleByArgument {
  public init?(argument: String) {
    if argument == "mix" {
      self = .mix
    } else if let number = Int(argument), number > 0 {
      self = .number(number)
    } else {
      return nil
    }
  }
}

/// How sound files are read, and at what rate.
struct SoundGroup: ParsableArguments {
  @Option(name: .long, help: "Samples a second that are wanted; files of another rate are refused.")
  var rate = 16_000

  @OptionGroup var reading: SoundReadingGroup

  func validate() throws {
    guard (100...1_000_000).contains(rate) else {
      throw ValidationError("--rate \(rate): wanted 100 to 1000000 Hz.")
    }
  }

  var options: SoundOptions { reading.options(rate: rate) }
}

/// How sound files are read, where the rate is known.
struct SoundReadingGroup: ParsableArguments {
  @Flag(name: .long, help: "Resample files of another rate.")
  var resample = false

  @Option(name: .long, help: "Of several channels, the one to read, from 1, or mix for their mean.")
  var channel: ChannelChoice?

  @Option(
    name: .long,
    help: "Files have no header and hold samples of this kind, the least byte first.")
  var raw: RawFormat.Encoding?

  @Option(name: .long, help: "For --raw: samples a second in the files; by default those wanted.")
  var rawRate: Int?

  @Option(name: .long, help: "For --raw: channels in the files.")
  var rawChannels = 1

  @Flag(name: .long, help: "For --raw: the first byte of a sample is its greatest.")
  var bigEndian = false

  func validate() throws {
    guard raw != nil || (rawRate == nil && rawChannels == 1 && !bigEndian) else {
      throw ValidationError("--raw-rate, --raw-channels and --big-endian want --raw.")
    }
    if let rawRate, !(100...1_000_000).contains(rawRate) {
      throw ValidationError("--raw-rate \(rawRate): wanted 100 to 1000000 Hz.")
    }
    guard (1...1024).contains(rawChannels) else {
      throw ValidationError("--raw-channels \(rawChannels): wanted 1 to 1024.")
    }
  }

  func options(rate: Int) -> SoundOptions {
    var options = SoundOptions(rate: rate)
    options.resamples = resample
    options.channel = channel ?? .only
    options.raw = raw.map {
      RawFormat($0, rate: rawRate ?? rate, channels: rawChannels, isBigEndian: bigEndian)
    }
    return options
  }
}
