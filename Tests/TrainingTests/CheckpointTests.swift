import TestSupport
import Foundation
import Testing
import Training

@Suite struct CheckpointTests {
  private let folder: TemporaryFolder
  private let run: RunFolder

  init() throws {
    folder = try TemporaryFolder()
    run = try RunFolder.create(folder.file("run"))
  }

  private func checkpoint(_ update: Int) throws -> SafetensorsWriter {
    var writer = try SafetensorsWriter(metadata: ["update": "\(update)"])
    try writer.add("weights", shape: [3], floats: [1, 2, Float(update)])
    return writer
  }

  private func update(of name: String) throws -> String? {
    try SafetensorsFile(path: run.file(name)).metadata["update"]
  }

  private func damage(_ name: String) throws {
    var content = try bytes(of: run.file(name))
    content[content.count - 2] ^= 4
    try overwrite(run.file(name), content)
  }

  @Test func lastBecomesPrevious() throws {
    let error = #expect(throws: RunFolderError.self) { try run.latestUsable() }
    #expect(error?.problem == "there is no checkpoint in this folder yet")
    for update in [10, 20, 30] { try run.saveLast(try checkpoint(update)) }
    try run.saveBest(try checkpoint(20))
    #expect(try update(of: "last.safetensors") == "30")
    #expect(try update(of: "previous.safetensors") == "20")
    #expect(try update(of: "best.safetensors") == "20")
    let usable = try run.latestUsable()
    #expect(usable.name == "last.safetensors")
    #expect(usable.complaints == [])
    #expect(try usable.file.floats(of: "weights") == [1, 2, 30])
  }

  /// The process is killed after each step of the third save, and in the middle of the writing.
  @Test(arguments: 0...3) func aKillAtAnyStepLeavesAGoodCheckpoint(steps: Int) throws {
    for update in [10, 20] { try run.saveLast(try checkpoint(update)) }
    for step in run.rotationSteps(try checkpoint(30)).prefix(steps) { try step() }
    if steps == 0 { try overwrite(run.file("last.safetensors.partial"), [1, 2, 3]) }
    // A new process looks.
    let found = try RunFolder.look(at: run.path).latestUsable()
    #expect(found.file.metadata["update"] == (steps == 3 ? "30" : "20"))
    #expect(found.complaints == [])
    // And goes on.
    try run.saveLast(try checkpoint(40))
    #expect(try run.latestUsable().file.metadata["update"] == "40")
    let names = try FileManager.default.contentsOfDirectory(atPath: run.path).sorted()
    #expect(names == [".lock", "last.safetensors", "previous.safetensors"])
  }

  @Test func aDamagedLastIsReportedAndPreviousUsed() throws {
    for update in [10, 20] { try run.saveLast(try checkpoint(update)) }
    try damage("last.safetensors")
    let usable = try run.latestUsable()
    #expect(usable.name == "previous.safetensors")
    #expect(usable.file.metadata["update"] == "10")
    #expect(usable.complaints.count == 1)
    #expect(usable.complaints.first?.hasPrefix(run.file("last.safetensors")) == true)
    #expect(usable.complaints.first?.contains("the checksum is") == true)
  }

  @Test(arguments: 0...3) func aDamagedLastNeverReplacesAGoodPrevious(steps: Int) throws {
    for update in [10, 20] { try run.saveLast(try checkpoint(update)) }
    try damage("last.safetensors")
    let resumed = try RunFolder.look(at: run.path)
    for step in resumed.rotationSteps(try checkpoint(30)).prefix(steps) { try step() }
    #expect(try resumed.latestUsable().file.metadata["update"] == (steps == 3 ? "30" : "10"))
    #expect(try update(of: "previous.safetensors") == "10")
  }

  @Test func twoDamagedCheckpointsAreBothNamed() throws {
    for update in [10, 20] { try run.saveLast(try checkpoint(update)) }
    try damage("last.safetensors")
    try overwrite(run.file("previous.safetensors"), [])
    let error = #expect(throws: RunFolderError.self) { try run.latestUsable() }
    #expect(error?.problem.contains("last.safetensors: the checksum is") == true)
    #expect(error?.problem.contains("previous.safetensors: the file holds 0 bytes") == true)
  }

  @Test func aFailedSaveLeavesBothCheckpoints() throws {
    for update in [10, 20] { try run.saveLast(try checkpoint(update)) }
    var broken = try SafetensorsWriter()
    try broken.add("weights", .float32, shape: [2]) { _ in }
    #expect(throws: SafetensorsError.self) { try run.saveLast(broken) }
    #expect(try update(of: "last.safetensors") == "20")
    #expect(try update(of: "previous.safetensors") == "10")
  }
}
