/// What can be wrong with transcripts, folding maps and tables of speakers.
public enum TranscriptError: Error, Equatable, CustomStringConvertible {
  /// A place in a file. Line 0 stands for the whole file.
  public struct Place: Equatable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int

    public init(file: String, line: Int) {
      self.file = file
      self.line = line
    }

    public var description: String { line > 0 ? "\(file):\(line)" : file }
  }

  case noUtterances(file: String, wanted: String)
  case noFolding(file: String)
  case badLine(at: Place, found: String, wanted: String)
  case doubled(at: Place, id: String, first: Place)
  case doubledUtterance(at: Place, id: String, first: Place)
  case unknown(at: Place, id: String, references: String)
  case missing(file: String, id: String, reference: Place)
  case unknownPhone(at: Place, phone: String, folding: String)
  case unequalLengths(at: Place, id: String, found: Int, wanted: Int, reference: Place)
  case tooLong(at: Place, id: String, found: Int, reference: Int)
  case notListed(file: String, name: String, kind: String)
  case notGrouped(id: String, kind: String)

  public var description: String {
    switch self {
    case .noUtterances(let file, let wanted):
      return "\(file): holds no utterance; wanted \(wanted)"
    case .noFolding(let file):
      return "\(file): folds no phone; wanted lines of a phone and what it becomes"
    case .badLine(let at, let found, let wanted):
      return "\(at): found '\(found)'; wanted \(wanted)"
    case .doubled(let at, let id, let first):
      return "\(at): '\(id)' is there twice, first at \(first); wanted each once"
    case .doubledUtterance(let at, let id, let first):
      return """
        \(at): utterance '\(id)' is there twice, first at \(first); wanted each once \
        (lines without ids: --form plain)
        """
    case .unknown(let at, let id, let references):
      return """
        \(at): utterance '\(id)' is not in \(references); wanted the same utterances \
        (lines without ids: --form plain)
        """
    case .missing(let file, let id, let reference):
      return "\(file): utterance '\(id)' is missing; wanted it, since \(reference) has it"
    case .unknownPhone(let at, let phone, let folding):
      return "\(at): found phone '\(phone)'; wanted one that \(folding) names"
    case .unequalLengths(let at, let id, let found, let wanted, let reference):
      return """
        \(at): utterance '\(id)' has \(found) frames; wanted \(wanted), as many as \(reference) has
        """
    case .tooLong(let at, let id, let found, let reference):
      return """
        \(at): utterance '\(id)' is too long to align: found \(found) tokens against \(reference); \
        wanted a product below \(TokenAligner.largestTable)
        """
    case .notListed(let file, let name, let kind):
      return "\(file): does not name \(kind) '\(name)'; wanted a line for each"
    case .notGrouped(let id, let kind):
      return """
        utterance '\(id)': its \(kind) is not known; wanted ids like TIMIT's (faem0_si1392, \
        dr2-faem0-si1392), or files that tell (--utt2spk, --spk2gender, --spk2dialect)
        """
    }
  }
}
