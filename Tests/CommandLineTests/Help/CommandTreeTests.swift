import ArgumentParser
import Foundation
import Testing

@testable import NewsdeskCLI

@Suite("Every command there is", .timeLimit(.minutes(10)))
struct CommandTreeTests {
  static let tree = Result { try CommandDescription(Newsdesk.self) }
  static let commands = (try? tree.get().all) ?? []
  static let names = commands.map(\.name)

  @Test("is in the tree that these tests walk")
  func all() throws {
    _ = try Self.tree.get()
    #expect(Self.names.count > 100)
    #expect(Set(Self.names).count == Self.names.count)
    for name in ["newsdesk", "newsdesk help", "newsdesk draft show", "newsdesk photo credit aliases add"] {
      #expect(Self.names.contains(name))
    }
  }

  @Test("says what it is for, then how it is typed, then what each option does, in 80 columns", arguments: names)
  func help(_ name: String) async throws {
    let command = try Self.commands.first { $0.name == name }.orThrow(name)
    try await Account.use { account in
      let help = try await account.newsdesk(Array(command.path.dropFirst()) + ["--help"])
      #expect(help.status == 0)
      #expect(help.errors == "")
      let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(command.abstract.hasPrefix(lines.first ?? "?"))
      #expect(help.output.contains("\nUsage:\n  \(name)"))
      #expect(
        command.subcommands.isEmpty == help.output.contains("\n  -h, --help               Show help information.\n")
      )
      // Examples come first.
      let example = help.output.firstRange(of: "\n  newsdesk ") ?? help.output.firstRange(of: " newsdesk ")
      #expect(
        example.map { $0.lowerBound < (help.output.firstRange(of: "\nUsage:")?.lowerBound ?? $0.lowerBound) } == true
      )
      // The widest thing is an example, which is one line so that it can be copied.
      let wide = lines.filter { $0.count > 80 && !$0.contains("newsdesk ") }
      #expect(wide.isEmpty)
    }
    #expect(command.abstract.hasSuffix("."))
    let first = command.discussion.split(separator: "\n").first { !$0.hasSuffix(":") }?.drop { $0 == " " } ?? ""
    // What a group does by default is typed without its name.
    let typed = ["set", "run"].contains(command.path.last) ? command.path.dropLast().joined(separator: " ") : name
    #expect("\(first) ".contains("\(typed) "))
    for argument in command.arguments where argument.isShown {
      #expect(argument.abstract.count > 3, "\(name) \(argument.names) \(argument.valueName)")
    }
    #expect(command.subcommands.allSatisfy { !$0.abstract.isEmpty })
  }

  @Test("has examples that can be typed as they stand", arguments: names)
  func examples(_ name: String) async throws {
    let command = try Self.commands.first { $0.name == name }.orThrow(name)
    let lines = Example.lines(of: command)
    #expect(!lines.isEmpty)
    for line in lines {
      await #expect(throws: Never.self, "\(line)") { try await Example.parse(line) }
    }
  }

  @Test("and topics have examples that can be typed too", arguments: HelpTopic.allCases)
  func topics(_ topic: HelpTopic) async throws {
    for line in Example.lines(of: topic) {
      await #expect(throws: Never.self, "\(line)") { try await Example.parse(line) }
    }
  }

  @Test("an example with a slip in it would be found")
  func slip() async {
    for line in ["newsdesk draft shwo 1", "newsdesk pending --dsek metro", "newsdesk submit"] {
      await #expect(throws: (any Error).self) { try await Example.parse(line) }
    }
  }

  @Test("is what a synonym leads to, and every option that one names is somebody's")
  func synonyms() throws {
    let tree = try Self.tree.get()
    for (word, meant) in Synonyms.meant {
      #expect(tree[meant.split(separator: " ").map { String($0) }] != nil, "\(word): \(meant)")
      #expect(tree[[word]] == nil, "\(word) is a command by now")
    }
    let names = Set(Self.commands.compactMap { $0.path.count > 2 ? $0.path.last : nil })
    for meant in Synonyms.inGroup.values { #expect(names.contains(meant), "\(meant)") }
    let options = Set(Self.commands.flatMap { $0.options.flatMap(\.names) })
    for words in OptionSynonyms.meant.values.flatMap({ $0 }) { #expect(options.contains(words[0]), "\(words)") }
  }
}
