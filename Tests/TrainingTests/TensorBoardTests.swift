import TestSupport
import Foundation
import Testing
import Training

@Suite struct TensorBoardTests {
  /// What Tests/reference/tensorboard_golden.py prints: TensorBoard's own classes and checksums.
  private static let golden = """
    GAAAAAAAAACjf0siCQAAEEAgSdpBGg1icmFpbi5FdmVudDoye4VKSxAAAAAAAAAAlfv+GAkAAFBA
    IEnaQRCtAjoCCAERcOd0NAAAAAAAAABeMxdcCQAAkEAgSdpBEK0CKiYKEQoKdHJhaW4vbG9zcxUA
    AFBAChEKCnRyYWluL3JhdGUVAAAAAK0Amd4kAAAAAAAAAEIrgE0JAADQQCBJ2kEQgOSX0BIqEwoR
    Cgp2YWxpZC9ibGV1FQjlPJ44kWub
    """

  @Test func writesTheBytesThatTensorBoardWrites() throws {
    let folder = try TemporaryFolder()
    let time = SteppedClock(1_763_999_999.25)
    // Every event looks at the clock once.
    let clock = WallClock {
      time.time += 1
      return time.time
    }
    let path = folder.file("events")
    let writer = try TensorBoardWriter(path: path, resumeAtUpdate: 300, clock: clock)
    try writer.write(update: 301, ["train/loss": 3.25, "train/rate": 0])
    try writer.write(update: 5_000_000_000, ["valid/bleu": -1e-20])
    let written = Data(try bytes(of: path)).base64EncodedString()
    #expect(written == Self.golden.filter { !$0.isWhitespace })
  }

  @Test func theFileIsNamedAsTensorBoardWants() throws {
    let folder = try TemporaryFolder()
    let writer = try TensorBoardWriter(
      folder: folder.path, clock: SteppedClock(1_764_000_000.9).clock)
    let name = (writer.path as NSString).lastPathComponent
    #expect(name.hasPrefix("events.out.tfevents.1764000000."))
    #expect(try folder.names() == [name])
  }
}
