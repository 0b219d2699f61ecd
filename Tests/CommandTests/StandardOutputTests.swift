import Foundation
import Testing

/// `-` as the name of what is written, and texts that are no plain files.
@Suite struct StandardOutputTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 5)
    return folder
  }

  /// Standard output is the file that the same command writes.
  @Test(arguments: [
    "vocab --type words --size 50", "vocab --type bpe --size 20",
    "ngram train --smoothing witten-bell",
  ])
  func aHyphenIsStandardOutput(command: String) throws {
    let folder = try Self.folder()
    let shown = try PlumbCommand.shell("plumb \(command) -o - train.en", in: folder.root)
    #expect(shown.status == 0, "\(shown.errors)")
    let written = try PlumbCommand.shell("plumb \(command) -o file train.en", in: folder.root)
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try shown.output == folder.text("file") && !shown.output.isEmpty)
    #expect(!folder.exists("-"))
  }

  @Test func aPictureGoesToStandardOutput() throws {
    let folder = try Self.folder()
    let trained = try PlumbCommand.shell(
      "plumb train config.yaml --run run --threads 1", in: folder.root)
    #expect(trained.status == 0, "\(trained.errors)")
    let plot = try PlumbCommand.shell("plumb plot run -o -", in: folder.root)
    #expect(plot.status == 0 && plot.output.hasPrefix("<svg"), "\(plot.errors)")
    #expect(!folder.exists("-"))
  }

  /// References and hypotheses may be gzip files and pipes.
  @Test(arguments: ["bleu", "chrf", "ter"])
  func textsToScoreMayBePackedOrPipes(metric: String) throws {
    let folder = try Self.folder()
    let packing = try PlumbCommand.shell(
      "gzip -c train.fr > ref.gz && head -n 39 train.fr > hyp && tail -n 1 train.en >> hyp "
        + "&& gzip -c hyp > hyp.gz", in: folder.root)
    #expect(packing.status == 0, "\(packing.errors)")
    func score(_ files: String) throws -> String {
      let result = try PlumbCommand.shell("plumb score \(metric) \(files)", in: folder.root)
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }
    let plain = try score("train.fr -i hyp")
    #expect(!plain.isEmpty && !plain.contains("= 100"))
    #expect(try score("ref.gz -i hyp.gz") == plain)
    #expect(try score("ref.gz < hyp.gz") == plain)
    #expect(try score("- -i hyp < train.fr") == plain)
    let piped = try PlumbCommand.shell(
      "cat hyp | (plumb score \(metric) train.fr -i /dev/fd/0)", in: folder.root)
    #expect(piped.output == plain, "\(piped.errors)")
  }
}
