import Foundation
import Testing

@testable import NewsdeskCLI

@Suite("Manual pages", .timeLimit(.minutes(10)))
struct ManualTests {
  private static let commands = CommandTreeTests.commands

  @Test("are there for every command and for nothing else")
  func all() async throws {
    try await Account.use { account in
      let written = try await account.newsdesk(["man", "--output", "share/man1"])
      #expect(written.status == 0)
      #expect(written.output == "✓ \(Self.commands.count) pages in share/man1\n")
      let names = Self.commands.map { $0.path.joined(separator: "-") + ".1" }
      #expect(account.files(in: "share/man1") == names.sorted())
      let one = try await account.newsdesk(["man", "draft", "show"])
      #expect(one.output == (try account.contents("share/man1/newsdesk-draft-show.1")))
    }
  }

  @Test("leave groff and mandoc nothing to complain of")
  func sound() async throws {
    try await Account.use { account in
      _ = try await account.newsdesk(["man", "--output", "man1"])
      let linted = try await account.shell(
        """
        for page in man1/*.1; do
          command -v groff >/dev/null && groff -ww -man -Tutf8 -z "$page"
          command -v mandoc >/dev/null && mandoc -Tlint -W warning "$page"
        done 2>&1
        true
        """
      )
      #expect(linted.output == "")
    }
  }

  @Test("say all that help says, in the sections that readers know", arguments: CommandTreeTests.names)
  func complete(_ name: String) throws {
    let command = try Self.commands.first { $0.name == name }.orThrow(name)
    let page = ManualPage(command: command).roff
    let sections = page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }.map { $0.dropFirst(4) }
    let expected = [
      "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXAMPLES", "ARGUMENTS", "OPTIONS", "ENVIRONMENT", "FILES",
      "EXIT STATUS", "SEE ALSO",
    ]
    #expect(
      sections
        == expected.filter { sections.contains(Substring($0)) || !["COMMANDS", "ARGUMENTS"].contains($0) }.map {
          Substring($0)
        }
    )
    #expect(sections.contains("COMMANDS") == !command.subcommands.isEmpty)
    for option in command.options where option.isShown {
      for name in option.names { #expect(page.contains(Roff.bold(name))) }
      #expect(page.contains(Roff.text(option.abstract)))
    }
    for argument in command.arguments where !argument.isShown {
      for name in argument.names { #expect(!page.contains(Roff.literal(name))) }
    }
    for example in Example.lines(of: command) { #expect(page.contains(Roff.literal(example))) }
    for status in ExitStatus.allCases { #expect(page.contains("\n\\fB\(status.rawValue)\\fR\n")) }
    #expect(page.allSatisfy { $0.isASCII })
  }

  @Test("are laid out on a terminal, and roff in a pipe")
  func reading() async throws {
    try await Account.use { account in
      let pipe = try await account.newsdesk(["man", "approve"])
      #expect(pipe.output.hasPrefix(".TH \"NEWSDESK-APPROVE\" \"1\""))
      try FileManager.default.createDirectory(atPath: account.folder + "/bin", withIntermediateDirectories: false)
      let reader = try account.file("bin/man", "#!/bin/sh\necho \"man $*\"; tr a-z A-Z | head -n 3\n", executable: true)
      let screen = try await account.with(["PATH": account.folder + "/bin:/usr/bin:/bin"]).atTerminal([
        "man", "approve",
      ])
      #expect(screen.status == 0)
      #expect(screen.output.hasPrefix("man -l -\n.TH"))
      try FileManager.default.removeItem(atPath: reader)
      _ = try account.file("bin/man", "#!/bin/sh\nexit 1\n", executable: true)
      let none = try await account.with(["PATH": account.folder + "/bin:/usr/bin:/bin"]).atTerminal(["man", "approve"])
      #expect(none.status == 0)
      #expect(none.output == pipe.output)
    }
  }

  @Test("of a command that there isn't are refused, with what may be meant")
  func unknown() async throws {
    try await Account.use { account in
      let typo = try await account.newsdesk(["man", "aprove"])
      #expect(typo.status == 64)
      #expect(typo.output == "")
      #expect(typo.errors.contains("Did you mean: newsdesk man approve"))
    }
  }
}
