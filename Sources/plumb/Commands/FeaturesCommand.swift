import ArgumentParser
import Audio
import Files

/// `plumb features`: from sound files to features.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "Compute features of sound, MFCC and others; show and draw them.",
    discussion: """
      Reads WAV, FLAC, AIFF, Ogg, NIST SPHERE and more, or samples without header (--raw); - is \
      standard input. A file that ends in .scp is Kaldi's list of sound files or of matrices in \
      archives, one in .tsv a manifest, one in .ark an archive of features already computed. Files are named in archives \
      by their names without folder and ending.

      Features are not normalised unless --normalize says so, whatever the preset would have for \
      training.

      Example: plumb features train/*.wav --ark train.ark --scp train.scp
      Example: plumb features speech.flac --preset htk --npy speech.npy --show
      Example: arecord -f S16_LE -r 16000 | plumb features - --raw s16 --ark live.ark --text
      """)

  @OptionGroup(title: "Features") var features: FeatureGroup
  @OptionGroup(title: "Sound") var sound: SoundGroup
  @OptionGroup var threads: ThreadOptions

  @Option(name: .long, help: "Mean 0 and variance 1 over each utterance, each speaker, or all.")
  var normalize = NormalisationChoice.none

  @Option(name: .long, help: "For --normalize speaker: lines of utterance and speaker (utt2spk).")
  var speakers: String?

  @Option(name: .long, help: "Write Kaldi's archive.")
  var ark: String?

  @Option(name: .long, help: "Write where each utterance stands in --ark.")
  var scp: String?

  @Flag(name: .long, help: "Write --ark as text.")
  var text = false

  @Option(
    name: .long,
    help: "Write NumPy: a file of that name if it ends in .npy, or one each in a folder.")
  var npy: String?

  @Option(name: .long, help: "Draw waveform, spectrogram and features of one sound file, as SVG.")
  var picture: String?

  @Flag(name: .long, help: "Print mean, deviation, minimum and maximum of each feature.")
  var show = false

  @Argument(help: "Sound files, .scp, .tsv or .ark files.")
  var files: [String]

  private var outputs: [String] { [ark, scp, npy, picture].compactMap(\.self) }

  func validate() throws {
    try features.check(rate: sound.rate)
    for (flag, path) in [("--ark", ark), ("--scp", scp), ("--npy", npy), ("--picture", picture)] {
      try OutputFile.refuseStandard(flag, path, wanted: "the name of a file")
    }
    guard picture?.lowercased().hasSuffix(".svg") ?? true else {
      throw ValidationError("--picture \(picture ?? ""): wanted a name that ends in .svg.")
    }
    guard show || !outputs.isEmpty else {
      throw ValidationError("Wanted an output: --ark, --npy, --picture or --show.")
    }
    guard ark != nil || (scp == nil && !text) else {
      throw ValidationError("--scp and --text are of --ark, which is missing.")
    }
    guard (normalize == .speaker) == (speakers != nil) else {
      throw ValidationError("--normalize speaker and --speakers FILE want each other.")
    }
    guard Set(outputs).count == outputs.count else {
      throw ValidationError("Two outputs have the name of one file.")
    }
    let isOneSound =
      files.count == 1 && ![".ark", ".scp", ".tsv"].contains { files[0].hasSuffix($0) }
    if let npy, FeatureOutputs.isFile(npy), !isOneSound {
      throw ValidationError("--npy \(npy): wanted one sound file, or the name of a folder.")
    }
    guard picture == nil || isOneSound else {
      throw ValidationError("--picture: wanted one sound file.")
    }
    let reads = (picture == nil ? 1 : 2) + (normalize == .speaker || normalize == .corpus ? 1 : 0)
    guard files.count(where: { $0 == "-" }) * reads <= 1 else {
      throw ValidationError(
        "Standard input (-) can be read only once; --picture and --normalize by speaker or corpus "
          + "read files again.")
    }
  }

  func run() throws {
    threads.apply()
    for output in outputs {
      for file in files { try AtomicFile.refuse(output, asWellAs: file) }
    }
    let options = features.options(rate: sound.rate)
    let inputs = try FeatureInputs(files, options: options, sound: sound.options)
    var normaliser = try FeatureNormaliser(normalize, speakers: speakers)
    if let picture { try AtomicFile.check(picture) }
    var outputs = try FeatureOutputs(archive: ark, script: scp, isText: text, numPy: npy)
    if normaliser.wantsAllFirst {
      try inputs.forEach { try normaliser.gather($1, key: $0) }
    }
    var statistics: FeatureStatistics?
    var utterances = 0
    try inputs.forEach { key, features in
      let normalised = try normaliser.normalised(features, key: key)
      utterances += 1
      var sum = statistics ?? FeatureStatistics(dimension: normalised.dimension)
      sum.add(normalised)
      statistics = sum
      try outputs.write(normalised, key: key)
    }
    guard let statistics else { throw AudioError(file: files.last, "holds no utterance") }
    try outputs.commit()
    if let picture { try draw(picture, options) }
    if show { StandardOutput.write(FeatureSummary(statistics).lines) }
    StandardError.write(
      "features utterances:\(utterances) frames:\(statistics.count) "
        + "dimension:\(statistics.dimension)")
  }

  private func draw(_ picture: String, _ options: FeatureOptions) throws {
    var stream = try SoundStream(path: files[0], options: sound.options)
    let drawing = try FeaturePicture(
      samples: try stream.rest(), options: options, title: stream.name)
    try AtomicFile.write(drawing.svg, to: picture)
  }
}
