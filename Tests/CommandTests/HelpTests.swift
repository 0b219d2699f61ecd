import Foundation
import Testing

/// Help texts are part of the interface: a change shows as a changed snapshot. They are written
/// anew by Tests/reference/help_snapshots.sh.
@Suite struct HelpTests {
  /// What `plumb --experimental-dump-help` says of a command.
  struct Dump: Decodable {
    struct Command: Decodable {
      let commandName: String
      let subcommands: [Command]?

      /// The words of this command and of all below it, `help` excepted.
      func paths(after above: [String]) -> [[String]] {
        let path = above + [commandName]
        return [path]
          + (subcommands ?? []).filter { $0.commandName != "help" }
          .flatMap { $0.paths(after: path) }
      }
    }
    let command: Command
  }

  static func commands() throws -> [[String]] {
    let dump = try PlumbCommand.run(["--experimental-dump-help"])
    return try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
      .paths(after: []).map { Array($0.dropFirst()) }
  }

  private static func snapshot(_ name: String) -> URL {
    Bundle.module.bundleURL.appendingPathComponent("Fixtures/help/\(name).txt")
  }

  @Test func everyCommandPrintsItsSnapshot() throws {
    let commands = try Self.commands()
    #expect(commands.count >= 10)
    for command in commands {
      let name = (["plumb"] + command).joined(separator: "-")
      let help = try PlumbCommand.run(command + ["--help"])
      #expect(help.status == 0)
      let expected = try? String(contentsOf: Self.snapshot(name), encoding: .utf8)
      #expect(help.output == expected, "the help of \(name) is not its snapshot")
    }
  }

  @Test func everyHelpHasAnExample() throws {
    for command in try Self.commands() where !command.isEmpty {
      let help = try PlumbCommand.run(command + ["--help"]).output
      #expect(
        help.range(of: "example", options: .caseInsensitive) != nil
          && help.contains("plumb \(command[0])"),
        "plumb \(command.joined(separator: " ")): its help has no example line")
    }
  }
}
