import AcousticModeling
import ArgumentParser
import Audio
import Metrics
import Training

/// `plumb recognize`: sound files to phones.
struct RecognizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognize",
    abstract: "Recognise the phones of sound files.",
    discussion: """
      Files are sounds, - for standard input, or manifests (.tsv); they come out in order, or speaker by \
      speaker where the model normalises features so. Phones of frame-wise models are \
      found by Viterbi search, those of CTC models by prefix beam search; with --ngram a language \
      model of phones joins in. --tune looks for the options of the search with the fewest errors on \
      a manifest that has phones, prints them and goes on with them: tune on development data, \
      never on a test.

      Formats: kaldi (id p p p), trn, ctm, jsonl; textgrid and phn, a file an utterance, into the \
      folder --out. With --stream sound is read as it comes, by a model that reads forward only, without \
      search or n-grams, and every phone is printed as 'start end phone' when it has ended. With --frame-labels each frame's best \
      class is printed, for plumb score frames beside plumb corpus frames.

      Example: plumb recognize --model best.safetensors speech.flac
      Example: plumb recognize --model best.safetensors --ngram bigram.arpa --tune dev.tsv test.tsv
      """)

  @OptionGroup var acoustic: AcousticModelGroup

  @OptionGroup(title: "Search") var decoding: DecodingGroup

  @Option(
    name: .long,
    help: ArgumentHelp("Find the search's options on this manifest first.", valueName: "manifest"))
  var tune: String?

  @Option(name: .long, help: "How to write phones.")
  var format = TranscriptFormat.kaldi

  @Option(name: .shortAndLong, help: "A file, or for formats of one utterance a folder.")
  var out = OutputFile.standard

  @Flag(name: .long, help: "Print the best class of every frame: id class class ...")
  var frameLabels = false

  @Flag(name: .long, help: "Read as sound comes, print phones as they end.")
  var stream = false

  @Argument(help: "Sound files and manifests.")
  var files: [String]

  func validate() throws {
    guard files.count(where: { $0 == "-" }) + (acoustic.dictionary == "-" ? 1 : 0) <= 1 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    if let tune, !SpeechInputs.isManifest(tune) {
      throw ValidationError("--tune \(tune): wanted a manifest (.tsv) with phones.")
    }
    guard !(decoding.bestPath && tune != nil) else {
      throw ValidationError("--best-path has nothing to --tune.")
    }
    if stream {
      guard files.count == 1, !SpeechInputs.isManifest(files[0]) else {
        throw ValidationError("--stream: wanted one sound file, or -.")
      }
      guard tune == nil, format == .kaldi, out == OutputFile.standard, !frameLabels else {
        throw ValidationError(
          "--stream prints phones as they end: no --tune, --format, --out or --frame-labels.")
      }
    }
    guard !(stream || frameLabels) || !decoding.isSearch else {
      throw ValidationError("--stream and --frame-labels search nothing: leave its options out.")
    }
    guard !frameLabels || (tune == nil && format == .kaldi) else {
      throw ValidationError("--frame-labels searches nothing: no --tune, no --format.")
    }
    let isAlone = files.count == 1 && !SpeechInputs.isManifest(files[0])
    guard !format.isFilePerUtterance || out != OutputFile.standard || isAlone else {
      throw ValidationError(
        "--format \(format.rawValue): wanted --out FOLDER for more than one utterance.")
    }
  }

  func run() throws {
    let (model, dictionary) = (acoustic.model, acoustic.dictionary)
    try SpeechInputs.refuse(out, asWellAs: files + [model, tune, dictionary, decoding.ngram])
    let utterances = try SpeechInputs.utterances(files, dictionary: dictionary)
    let recognizer = try acoustic.load()
    let loaded = recognizer.model
    try decoding.check(loaded, path: model)
    if stream { return try recognizeStream(loaded) }
    let language = try decoding.language(of: loaded)
    var options = decoding.options
    if let tune { options = try tuned(on: tune, recognizer, from: options, language) }
    var decoder = try loaded.decoder(options, language: language)
    let output = try TranscriptOutput(format, to: out)
    let progress = WorkProgress(
      "utterances", total: utterances.count, style: OutputFile.progressStyle(beside: out))
    defer { progress.finish() }
    try recognizer.forEach(utterances) { scored in
      defer { progress.advance() }
      if frameLabels {
        let best = (0..<scored.scores.frameCount).map { scored.scores.best(ofFrame: $0) }
        return try output.write(
          line: [scored.utterance.id] + best.map { loaded.name(ofClass: $0) },
          id: scored.utterance.id)
      }
      try scored.named {
        let decoded =
          try decoding.bestPath ? loaded.bestPath(scored.scores) : decoder.decode(scored.scores)
        try output.write(
          RecognizedUtterance(decoded, of: scored, by: loaded), of: scored.utterance,
          rate: scored.sound.rate)
      }
    }
    try output.commit()
  }

  private func recognizeStream(_ model: AcousticModel) throws {
    let rate = model.configuration.features.options.rate
    var source = try SoundStream(path: files[0], options: acoustic.sound.options(rate: rate))
    var recognizer = try StreamingRecognizer(model)
    let features = model.configuration.features
    func time(_ frame: Int) -> String {
      let seconds = frame == 0 ? 0 : Double(frame) * features.frameShift + features.frameOffset
      return "\((seconds * 1000).rounded() / 1000)"
    }
    func print(_ phones: [DecodedPhone]) {
      StandardOutput.write(
        phones.map {
          "\(time($0.frames.lowerBound)) \(time($0.frames.upperBound)) \(model.phones.classes[$0.phone])"
        })
    }
    while let samples = try source.next() { print(try recognizer.append(samples)) }
    print(try recognizer.finish())
  }

  /// The options with the fewest errors on a manifest.
  private func tuned(
    on manifest: String, _ recognizer: Recognizer, from options: DecodingOptions,
    _ language: NGramPhoneModel?
  ) throws -> DecodingOptions {
    let model = recognizer.model
    var data: [(scores: FrameScores, phones: [Int])] = []
    try recognizer.forEach(SpeechInputs.utterances([manifest], dictionary: acoustic.dictionary)) {
      scored in
      data.append((scored.scores, try model.phoneClasses(of: scored.utterance)))
    }
    let tuning = DecodingTuning(
      model.search, phones: model.phones.classes.count,
      grid: .usual(hasLanguage: language != nil))
    let metric = model.configuration.validation.errorRate
    let best = try tuning.run(data, from: options, language: language) { references, hypotheses in
      func transcripts(_ sequences: [[Int]]) throws -> Transcripts {
        try Transcripts(
          sequences.enumerated().map { ("\($0)", $1.map { model.phones.classes[$0] }) })
      }
      return ErrorCounts(
        try metric.compare(transcripts(hypotheses), transcripts(references)).statistics.sum
      ).errors
    }
    StandardError.write(
      "tuned on \(manifest)  errors \(best.errors)  "
        + DecodingGroup.flags(best.options, of: model, hasLanguage: language != nil))
    return best.options
  }
}

extension DecodingTuning.Grid {
  /// What is worth trying.
  fileprivate static func usual(hasLanguage: Bool) -> Self {
    var grid = DecodingTuning.Grid()
    if hasLanguage { grid.languageWeight = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] }
    grid.insertion = [-4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3]
    grid.priorScale = [0, 0.2, 0.4, 0.6, 0.8, 1]
    grid.minimumDuration = [1, 2, 3, 4, 5]
    return grid
  }
}
