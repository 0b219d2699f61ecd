/// How a file writes down utterances.
public enum TranscriptForm: String, CaseIterable, Sendable {
  /// `trn` where the first line ends in `(utterance-id)`, otherwise `kaldi`.
  case automatic = "auto"
  /// Kaldi's `text`: `utterance-id token token …`.
  case kaldi
  /// sclite's `.trn`: `token token … (utterance-id)`; lines that begin with `;;` are comments.
  case trn
  /// Tokens alone; utterances are matched by their line numbers.
  case plain

  /// What a line should look like, for messages.
  var wanted: String {
    switch self {
    case .automatic: return "'utterance-id token …' or 'token … (utterance-id)'"
    case .kaldi: return "'utterance-id token …'"
    case .trn: return "'token … (utterance-id)'"
    case .plain: return "a line of tokens for each utterance"
    }
  }
}
