import Testing

@Suite("Help and version", .timeLimit(.minutes(10)))
struct HelpTests {
  private static let groups = [
    "draft", "caption", "photo", "parse", "migrate", "user", "desk", "role", "workflow", "report", "check",
  ]
  private static let commands = [
    "import", "export", "submit", "review", "approve", "request-changes", "reject", "publish", "correct", "kill",
    "spike", "unspike", "reopen", "pending", "explain", "init", "start", "stop", "status", "doctor", "whoami",
  ]

  @Test("Help is there on the narrowest screen", arguments: ["5", "20", "26"])
  func narrowest(_ columns: String) async throws {
    try await Account.use { account in
      for words in [["submit", "--help"], ["report"], ["--help"], ["draft"]] {
        let help = try await account.with(["COLUMNS": columns]).newsdesk(words)
        #expect(help.status == 0 || help.status == 64)
        #expect(!help.errors.contains("Fatal error"))
      }
    }
  }

  @Test("are results: on stdout, with success and nothing on stderr")
  func results() async throws {
    try await Account.use { account in
      for arguments in [
        ["--help"], ["-h"], ["help"], ["help", "approve"], ["draft", "edit", "--help"], ["--version"],
      ] {
        let outcome = try await account.newsdesk(arguments)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(!outcome.output.isEmpty)
      }
    }
  }

  @Test("name every command, and fit in 80 columns")
  func all() async throws {
    try await Account.use { account in
      let help = try await account.newsdesk(["--help"])
      for command in Self.groups + Self.commands { #expect(help.output.contains("\n  \(command) ")) }
      #expect(help.lines.allSatisfy { $0.count <= 80 })
      #expect(help.output.contains("\n  newsdesk explain 1                     why a story can't move on\n"))
    }
  }

  @Test("every command shows how it is typed", arguments: groups + commands)
  func examples(_ command: String) async throws {
    try await Account.use { account in
      let help = try await account.newsdesk([command, "--help"])
      #expect(help.status == 0)
      #expect(help.output.contains("Usage:\n  newsdesk \(command)"))
      if Self.commands.contains(command) {
        #expect(help.output.contains("\nnewsdesk \(command)") || help.output.contains(" newsdesk \(command)"))
      }
    }
  }
}
