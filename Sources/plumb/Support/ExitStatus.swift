import ArgumentParser
import Training

/// What the command exits with; `Sources/plumb/README.md` lists the same. Bad flags and arguments
/// are the parser's: 64, `EX_USAGE` of sysexits.h.
enum ExitStatus {
  /// Something was wrong with files, data or the machine; a message says what. Also where
  /// `check-data` found errors.
  static let failure = ExitCode.failure

  /// A training or a recipe was interrupted and can go on: 128 and the signal's number, 130 or 143.
  static func interrupted(_ request: StopSignals.Request?) -> ExitCode {
    ExitCode(request?.exitCode ?? failure.rawValue)
  }
}
