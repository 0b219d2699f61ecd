import AcousticModeling
import ArgumentParser
import Files
import Text

/// `plumb corpus recordings`: a manifest of any folder of sounds.
struct RecordingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recordings",
    abstract: "Write a manifest of a folder of recordings.",
    discussion: """
      Who speaks and what is said is told by the files' names (--name) or by a file of transcripts \
      (--transcripts: lines 'id<TAB>text', 'id text' or 'name: text'). In a pattern each {field} \
      stands for one or more characters; {words}, {speaker} and {dialect} are used, other fields \
      can be selected on (--where). A pattern with a slash is held against the path below the \
      folder. With --dictionary the manifest holds phones, else words. No sound is copied.

      Example: plumb corpus recordings digits --name '{words}_{speaker}_{take}' --where take=0-4 \
      --dictionary digits.dict --out test.tsv
      Example: plumb corpus recordings lj --transcripts lj/transcripts.tsv --column 3 --out lj.tsv
      """)

  @Argument(help: "The folder; sounds in folders below it are found too.")
  var folder: String

  @Option(
    name: .customLong("name"),
    help: ArgumentHelp("How the files are named, endings left out.", valueName: "pattern"))
  var pattern: String?

  @Option(name: .long, help: "The manifest to write.")
  var out: String

  @Option(
    name: .customLong("where"), parsing: .singleValue,
    help: ArgumentHelp(
      "Take these values of a field only: take=0-4, speaker=ann,ben. May be given again.",
      valueName: "condition"))
  var conditions: [String] = []

  @Option(name: .long, help: "A file of what is said.")
  var transcripts: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The column of --transcripts to take: a number, 1 is the id, or a name in its first line.",
      valueName: "column"))
  var column: String?

  @Option(name: .long, help: "A pronouncing dictionary in CMUdict's format.")
  var dictionary: String?

  @Flag(name: .long, help: "Leave recordings out that have a word which is not in --dictionary.")
  var leaveOutUnknown = false

  func validate() throws {
    try OutputFile.refuseStandard("--out", out, wanted: "the name of a file")
    do {
      _ = try pattern.map { try FileNamePattern($0) }
      for condition in conditions { _ = try FieldCondition(condition) }
    } catch let error as TextError {
      throw ValidationError("--name, --where: \(error).")
    }
    guard pattern != nil || conditions.isEmpty else {
      throw ValidationError("--where wants --name PATTERN, whose fields it selects on.")
    }
    guard transcripts != nil || column == nil else {
      throw ValidationError("--column is of --transcripts, which is missing.")
    }
    if let column, let number = Int(column), number < 2 {
      throw ValidationError("--column \(column): wanted 2 or more, 1 is the id's.")
    }
    let namesWords = try pattern.map { try FileNamePattern($0).fields.contains("words") } ?? false
    guard transcripts == nil || !namesWords else {
      throw ValidationError(
        "--transcripts and {words} in --name both say what is said: wanted one.")
    }
    guard dictionary == nil || transcripts != nil || namesWords else {
      throw ValidationError("--dictionary wants words: --transcripts FILE, or {words} in --name.")
    }
    guard dictionary != nil || !leaveOutUnknown else {
      throw ValidationError("--leave-out-unknown wants --dictionary FILE.")
    }
    guard transcripts != "-" || dictionary != "-" else {
      throw ValidationError("Standard input (-) can be only one of transcripts and dictionary.")
    }
  }

  func run() throws {
    for input in [transcripts, dictionary].compactMap(\.self) {
      try AtomicFile.refuse(out, asWellAs: input)
    }
    var reading = RecordingFolder.Reading()
    reading.pattern = try pattern.map { try FileNamePattern($0) }
    reading.conditions = try conditions.map { try FieldCondition($0) }
    let chosen = column.map { column in
      Int(column).map { TranscriptTable.Column.number($0) } ?? .name(column)
    }
    reading.transcripts = try transcripts.map {
      try TranscriptTable(contentsOf: $0, column: chosen)
    }
    reading.dictionary = try dictionary.map { try PronouncingDictionary(contentsOf: $0) }
    reading.leavesOutUnknownWords = leaveOutUnknown
    let listing = try RecordingFolder(folder).list(reading)
    try Manifest.write(listing.entries, to: out)
    StandardOutput.write([
      "\(out): \(listing.entries.count) utterances, "
        + "\(Set(listing.entries.compactMap(\.speaker)).count) speakers"
    ])
    for reason in RecordingFolder.Reason.allCases where listing.count(reason) > 0 {
      let first = listing.leftOut.first { $0.reason == reason }?.sound ?? ""
      StandardError.write(
        "left out \(reason.rawValue): \(listing.count(reason)), such as \(first)")
    }
  }
}
