import Foundation
import Testing

/// Bad input over all commands: an exit status that is not 0, one message that names what is wrong
/// and where, and nothing written.
@Suite struct BadInputTests {
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try TinyTraining.prepare(folder, updates: 5)
    let configuration = try folder.text("config.yaml")
    func variation(_ name: String, _ old: String, _ new: String) throws {
      try folder.write(configuration.replacingOccurrences(of: old, with: new), to: name)
    }
    try variation("unknown-key.yaml", "data:\n", "colour: red\ndata:\n")
    try variation("missing-key.yaml", "seed: 3\n", "")
    try variation("word.yaml", "seed: 3", "seed: three")
    let language = TinyLanguageModel.configuration(updates: 5)
    try folder.write(language, to: "lm.yaml")
    try folder.write(
      language.replacingOccurrences(of: "data:\n", with: "colour: red\ndata:\n"),
      to: "lm-unknown-key.yaml")
    try folder.write("task: [translation\nseed: }", to: "broken.yaml")
    try folder.write("", to: "empty")
    try folder.write("one\n", to: "short.en")
    try folder.write("a b\na </s> b\n", to: "ends.txt")
    try folder.write("one sil aa\ntwo sil ah0\n", to: "ref.phones")
    try folder.write("one sil aa\n", to: "short.phones")
    try folder.write("one sil aa\none sil\n", to: "twice.phones")
    try folder.write("one sil aa\ntwo sil sil aa\n", to: "longer.phones")
    try folder.write("aa aa aa\nao aa\n", to: "bad.map")
    let arpa = "\\data\\\nngram 1=2\n\n\\1-grams:\n-0.3\ta\n-0.3\t</s>\n\\end\\\n"
    try folder.write(arpa, to: "model.arpa")
    try folder.write(
      arpa.replacingOccurrences(of: "-0.3\ta", with: "x\ta"), to: "broken.arpa")
    try folder.write(Data([0x89]) + Data("ngram\r\nand no more".utf8), to: "damaged.ngram")
    try folder.write(Data("good\n".utf8) + Data([0x65, 0xE9, 0x0A]), to: "latin1.txt")
    try folder.write(Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 9, 9, 9]), to: "damaged.gz")
    try folder.write("something\n", to: "others/train.en")
    try folder.write("something\n", to: "texts/train.txt")
    try BadSounds.write(to: folder)
    try BadSounds.writeManifests(to: folder)
    try folder.write("no checkpoint\n", to: "damaged/last.safetensors")
    try folder.write(configuration, to: "damaged/config.yaml")
    try folder.write(RecipeTests.stages, to: "recipes/toy/recipe.yaml")
    try folder.write(
      RecipeTests.stages.replacingOccurrences(of: "  score:", with: "  cook: []\n  score:"),
      to: "recipes/bad/recipe.yaml")
    for recipe in ["toy", "bad"] {
      try folder.write(
        TinyTraining.configuration(updates: 5, data: "{data}/", vocabularies: "{out}/"),
        to: "recipes/\(recipe)/config.yaml")
    }
    return folder
  }

  @Test(arguments: BadInputCase.all)
  func isRefused(_ bad: BadInputCase) throws {
    let folder = try Self.folder()
    let before = try folder.contents()
    let result = try PlumbCommand.run(bad.arguments, in: folder.root)
    #expect(result.status > 0 && result.status < 128, "status \(result.status)")
    #expect(result.output.isEmpty, "\(result.output)")
    let complaints = result.errors.split(separator: "\n").filter { $0.hasPrefix("Error:") }
    #expect(complaints.count == 1, "\(result.errors)")
    for part in bad.wanted {
      #expect(result.complaint.contains(part), "no '\(part)' in: \(result.errors)")
    }
    // A run folder's lock is no part of a run: it may stay behind.
    let after = try folder.contents().filter { !$0.key.hasSuffix(".lock") }
    #expect(
      Set(after.keys).subtracting(before.keys).isEmpty,
      "written: \(Set(after.keys).subtracting(before.keys).sorted())")
    #expect(before.allSatisfy { after[$0.key] == $0.value }, "a file was changed")
  }

  /// Writes what was tried and what it answered as a Markdown table.
  @Test(.enabled(if: tablePath != nil, "PLUMB_BAD_INPUT_TABLE names no file"))
  func table() throws {
    let folder = try Self.folder()
    var table = "| tried | status | answer |\n| --- | --- | --- |\n"
    for bad in BadInputCase.all {
      let result = try PlumbCommand.run(bad.arguments, in: folder.root)
      let answer = result.complaint.replacingOccurrences(of: "|", with: "\\|")
        .replacingOccurrences(of: folder.root.path + "/", with: "")
      table +=
        "| `plumb \(bad.arguments.joined(separator: " "))` | \(result.status) | \(answer) |\n"
    }
    try table.write(toFile: try #require(Self.tablePath), atomically: true, encoding: .utf8)
  }

  private static let tablePath = ProcessInfo.processInfo.environment["PLUMB_BAD_INPUT_TABLE"]

  @Test func thereAreEnough() {
    #expect(BadInputCase.all.count >= 50)
  }
}
