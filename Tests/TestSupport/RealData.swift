import Foundation

/// The folder of real corpora, where there is one: tests that need it say that they are skipped
/// because PLUMB_DATA is not set.
package enum RealData {
  package static let folder = ProcessInfo.processInfo.environment["PLUMB_DATA"]
}
