import TestSupport
import Foundation
import Testing
import Training

@Suite struct RunFolderTests {
  @Test func createsFoldersAndWritesTheConfiguration() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder.create(folder.file("runs/first"))
    try run.writeConfiguration("seed: 1\n")
    #expect(try text(of: folder.file("runs/first/config.yaml")) == "seed: 1\n")
  }

  /// Foundation trapped here.
  @Test func foldersWithNamesOfOneLetterCanBeMade() throws {
    let folder = try TemporaryFolder()
    _ = try RunFolder.create(folder.file("r/s/t"))
    #expect(FileManager.default.fileExists(atPath: folder.file("r/s/t")))
  }

  @Test func anOldRunIsOnlyDeletedOnDemand() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("run")
    for name in ["config.yaml", "last.safetensors", "events.out.tfevents.1.host.2", "notes.txt"] {
      if name == "config.yaml" { _ = try RunFolder.create(path) }
      try overwrite(path + "/" + name, [1])
    }
    let error = #expect(throws: RunFolderError.self) { _ = try RunFolder.create(path) }
    #expect(
      error?.description
        == "\(path): a run is here already (config.yaml, events.out.tfevents.1.host.2, "
        + "last.safetensors); --resume goes on with it, --overwrite deletes it, or choose another "
        + "folder")
    _ = try RunFolder.create(path, overwrite: true)
    let left = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(left == [".lock", "notes.txt"])
  }

  /// Kaldi's own archives have the ending that features of a run have; they were deleted.
  @Test func archivesOfKaldisAreNotARuns() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("kaldi")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try overwrite(path + "/raw_mfcc_train.1.ark", [1])
    #expect(throws: RunFolderError.self) { try RunFolder.check(path, overwrite: true) }
    #expect(throws: RunFolderError.self) { _ = try RunFolder.create(path, overwrite: true) }
    #expect(FileManager.default.fileExists(atPath: path + "/raw_mfcc_train.1.ark"))
  }

  /// What killed processes leave is the run's, too: it must not lock the user out of the folder.
  @Test func whatAKilledRunWasWritingIsDeletedWithIt() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("run")
    let names = [
      "config.yaml", "last.safetensors.partial", "update-30.safetensors",
      "update-40.safetensors.partial", "train.source.ids", "train.source.ids.partial-123-ab",
      "source.valid-text", "source.valid-text.partial",
    ]
    _ = try RunFolder.create(path)
    for name in names + ["update-x.safetensors", "notes.partial"] {
      try overwrite(path + "/" + name, [1])
    }
    #expect(try RunFolder.open(path).path == path)
    #expect(throws: RunFolderError.self) { try RunFolder.create(path) }
    _ = try RunFolder.create(path, overwrite: true)
    let left = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(left == [".lock", "notes.partial", "update-x.safetensors"])
  }

  /// The number in a lock file that nobody holds is of a process that has ended, or of another that
  /// has got its number since.
  @Test func aLockThatNobodyHoldsMeansNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("run")
    try RunFolder.create(path).writeConfiguration("a: 1\n")
    for holder in ["1\n", "\(ProcessInfo.processInfo.processIdentifier)\n", "no number", ""] {
      try overwrite(path + "/.lock", Array(holder.utf8))
      #expect(try RunFolder.open(path).path == path)
    }
  }

  @Test func foldersOfOtherThingsAreLeftAlone() throws {
    let folder = try TemporaryFolder()
    try overwrite(folder.file("thesis.tex"), [1])
    for overwrite in [false, true] {
      let error = #expect(throws: RunFolderError.self) {
        _ = try RunFolder.create(folder.path, overwrite: overwrite)
      }
      #expect(
        error?.problem == "the folder is not empty (thesis.tex) and not a run's; choose another")
    }
    #expect(try folder.names().contains("thesis.tex"))
    let file = folder.file("thesis.tex")
    #expect(throws: RunFolderError.self) { _ = try RunFolder.create(file) }
    #expect(throws: RunFolderError.self) { _ = try RunFolder.open(file) }
  }

  @Test func openingWantsARun() throws {
    let folder = try TemporaryFolder()
    var error = #expect(throws: RunFolderError.self) {
      _ = try RunFolder.open(folder.file("none"))
    }
    #expect(error?.problem == "there is no such folder")
    error = #expect(throws: RunFolderError.self) { _ = try RunFolder.open(folder.path) }
    #expect(error?.problem.hasPrefix("this is not the folder of a run") == true)
  }

  @Test func twoTrainingsCannotShareAFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("run")
    var first: RunFolder? = try RunFolder.create(path)
    try first?.writeConfiguration("a: 1\n")
    let number = ProcessInfo.processInfo.processIdentifier
    for attempt in [{ try RunFolder.open(path) }, { try RunFolder.create(path, overwrite: true) }] {
      let error = #expect(throws: RunFolderError.self) { _ = try attempt() }
      #expect(
        error?.problem
          == "process \(number) is training in this folder; wait for it or stop it first")
    }
    // Reading is allowed, and the lock ends with its holder.
    #expect(try RunFolder.look(at: path).path == path)
    first = nil
    _ = try RunFolder.open(path)
  }
}
