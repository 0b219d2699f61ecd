public import ArgumentParser
import Files
import Foundation
public import Text

/// `plumb vocab`: makes a vocabulary from text files.
struct VocabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocab",
    abstract: "Make a vocabulary from text files, one sentence a line.",
    discussion: """
      Subwords (unigram, bpe) are written as a SentencePiece .model file, words and characters \
      as text, one a line with its count. Ids 0 to 3 are <pad>, <unk>, <s> and </s>. Several files together \
      make a joint vocabulary. Files may be gzip; - is standard input.

      Example: plumb vocab --type bpe --size 8000 --out joint.model train.en train.fr
      """)

  @Option(name: .long, help: "What a token is: unigram, bpe, words or characters.")
  var type: VocabularyConfiguration.Kind = .unigram

  @Option(
    name: .long,
    help: "Number of ids with the four special symbols; for words and characters, at most.")
  var size: Int = 8000

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var out: String

  @Flag(name: .long, help: "Lower-case the text, here and whenever the vocabulary is used.")
  var lowercase = false

  @Option(name: .long, help: "Words or characters counted less often are unknown (these only).")
  var minCount: Int = 1

  @Option(
    name: .long,
    help: "Ids of words or characters by frequency or in order of appearance (these only).")
  var order: Vocabulary.Order = .frequency

  @Option(name: .long, help: "Share of characters that must be covered (subwords only).")
  var characterCoverage: Double = 1

  @Option(
    name: .long, help: "Unicode normalisation: nmt_nfkc, nfkc or identity (subwords only).")
  var normalisation: SentencePieceModel.Normalisation = .nmtNFKC

  @Flag(name: .long, help: "Spell unknown characters as bytes (subwords only).")
  var byteFallback = false

  @Option(name: .long, help: "Train on so many sentences at most, drawn by seed (subwords only).")
  var maxSentences: Int = 2_000_000

  @Option(name: .long, help: "Seed of the drawing.")
  var seed: UInt64 = 1

  @Argument(help: "Text files.")
  var files: [String]

  func validate() throws {
    guard size > SpecialSymbol.allCases.count else {
      throw ValidationError("--size \(size): wanted more than the four special symbols.")
    }
    guard minCount > 0 else { throw ValidationError("--min-count \(minCount): wanted 1 or more.") }
    guard maxSentences > 0 else {
      throw ValidationError("--max-sentences \(maxSentences): wanted 1 or more.")
    }
    guard characterCoverage > 0, characterCoverage <= 1 else {
      throw ValidationError(
        "--character-coverage \(characterCoverage): wanted above 0 and at most 1.")
    }
    guard !(lowercase && !type.isCounted && normalisation == .identity) else {
      throw ValidationError("--lowercase is a normalisation: --normalisation identity excludes it.")
    }
    guard type.isCounted || minCount == 1 else {
      throw ValidationError(
        "--min-count is for --type words and characters, not for \(type.rawValue).")
    }
    guard type.isCounted || order == .frequency else {
      throw ValidationError(
        "--order is for --type words and characters, not for \(type.rawValue).")
    }
    guard !type.isCounted || !(byteFallback || characterCoverage < 1 || normalisation != .nmtNFKC)
    else {
      throw ValidationError(
        "--character-coverage, --normalisation and --byte-fallback are not for --type \(type.rawValue)."
      )
    }
    guard files.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
  }

  func run() throws {
    var configuration = VocabularyConfiguration(kind: type, size: size)
    configuration.lowercase = lowercase
    configuration.minimumCount = minCount
    configuration.order = order
    configuration.characterCoverage = characterCoverage
    configuration.normalisation = normalisation
    configuration.byteFallback = byteFallback
    configuration.maximumSentences = maxSentences
    configuration.seed = seed
    for file in files where out != OutputFile.standard {
      try AtomicFile.refuse(out, asWellAs: file)
    }
    try OutputFile.check(out)
    let codec: TextCodec
    do {
      codec = try configuration.train(files: files)
    } catch let error as TextError where error.file == nil {
      throw TextError(file: files.joined(separator: ", "), error.problem)
    }
    try OutputFile.write(codec.serialized, to: out)
    var line = "vocab type:\(type.rawValue) size:\(codec.vocabularyCount)"
    if let vocabulary = codec.vocabulary {
      let covered = vocabulary.counts.dropFirst(SpecialSymbol.allCases.count).reduce(0, +)
      let unit = type.rawValue
      line += " \(unit)_covered:\(covered) \(unit)_unknown:\(vocabulary.counts[1])"
    }
    line += " digest:\(codec.digest) file:\(out)"
    StandardError.write(line)
  }
}

extension VocabularyConfiguration.Kind: ExpressibleByArgument {}
extension Vocabulary.Order: ExpressibleByArgument {}
extension SentencePieceModel.Normalisation: ExpressibleByArgument {}
