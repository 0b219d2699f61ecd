import Foundation
import Testing

/// Standard streams that are full or closed.
@Suite struct StreamTests {
  #if os(Linux)
    @Test(arguments: [
      "plumb check-data train.en train.fr", "plumb score bleu train.fr -i train.fr",
      "plumb cost config.yaml",
    ])
    func aFullDiskUnderStandardOutputIsAnError(command: String) throws {
      let folder = try TemporaryFolder()
      try TinyTraining.prepare(folder, updates: 5)
      let result = try PlumbCommand.shell("\(command) > /dev/full", in: folder.root)
      #expect(result.status == 1)
      #expect(result.errors.contains("cannot write to standard output: No space left on device"))
    }

    @Test func aFileIsNotPutInThePlaceOfADevice() throws {
      let folder = try TemporaryFolder()
      try TinyTraining.prepare(folder, updates: 5)
      let result = try PlumbCommand.shell(
        "plumb vocab --type words --out /dev/full train.en", in: folder.root)
      #expect(result.status == 1)
      #expect(result.complaint.contains("/dev/full: cannot write: it is a device"))
    }
  #endif

  @Test func closedStandardErrorIsNoError() throws {
    let folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 5)
    let result = try PlumbCommand.shell(
      "plumb vocab --type words --size 50 --out closed.vocab train.en 2>&-", in: folder.root)
    #expect(result.status == 0)
    #expect(try folder.text("closed.vocab") == folder.text("source.vocab"))
  }

  /// The log would get the number of standard error, and the progress lines with it.
  @Test func aTrainingWithoutStandardErrorWritesTheSameFiles() throws {
    let folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 25)
    for (run, closed) in [("open", ""), ("closed", "2>&-"), ("all", "<&- >&- 2>&-")] {
      let result = try PlumbCommand.shell(
        "plumb train config.yaml --run \(run) --threads 1 \(closed)", in: folder.root)
      #expect(result.status == 0, "\(result.errors)")
    }
    for run in ["closed", "all"] {
      for name in ["last.safetensors", "best.safetensors", "config.yaml", "train.source.ids"] {
        #expect(
          try Data(contentsOf: folder.url("\(run)/\(name)"))
            == Data(contentsOf: folder.url("open/\(name)")), "\(run)/\(name)")
      }
      let lines = try folder.text("\(run)/log.jsonl").split(separator: "\n")
      #expect(lines.count == 7 && lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }
  }

  @Test func closedStandardOutputIsAnError() throws {
    let folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 5)
    let result = try PlumbCommand.shell(
      "plumb check-data train.en train.fr >&-", in: folder.root)
    #expect(result.status == 1)
    #expect(result.errors.contains("cannot write to standard output"))
  }
}
