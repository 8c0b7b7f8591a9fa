import Testing

@Suite("What was mistyped", .timeLimit(.minutes(10)))
struct TypingTests {
  /// No newsroom is needed to see that there is no such command, and none is asked.
  private func newsdesk(_ arguments: String...) async throws -> Outcome { try await newsdesk(arguments) }

  private func newsdesk(_ arguments: [String]) async throws -> Outcome {
    var outcome: Outcome?
    try await Account.use { account in outcome = try await account.newsdesk(arguments) }
    return try outcome.orThrow("an outcome")
  }

  @Test("a command is suggested with the rest of the line as it was typed")
  func suggestion() async throws {
    let outcome = try await newsdesk("aprove", "214")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors == "newsdesk: no command \"aprove\". Did you mean: newsdesk approve 214\n")
  }

  @Test("so are commands of a group, a group itself, and words that a shell would split")
  func suggestionOfGroups() async throws {
    #expect(
      try await newsdesk("draft", "shwo", "1", "--json").errors
        == "newsdesk: no command \"draft shwo\". Did you mean: newsdesk draft show 1 --json\n"
    )
    #expect(
      try await newsdesk("drat", "show", "1").errors
        == "newsdesk: no command \"drat\". Did you mean: newsdesk draft show 1\n"
    )
    #expect(
      try await newsdesk("rejct", "#3", "--note", "it's old").errors
        == "newsdesk: no command \"rejct\". Did you mean: newsdesk reject '#3' --note 'it'\\''s old'\n"
    )
  }

  @Test(
    "other tools' words are understood and not run",
    arguments: [("send", "submit"), ("todo", "pending"), ("rm", "spike")]
  )
  func synonyms(_ word: String, _ command: String) async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia(word, "1")
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("Did you mean: newsdesk \(command) 1"))
      #expect(try await room.state(of: 1) == "draft")
    }
  }

  @Test("what resembles nothing is sent to the list of commands")
  func nothingNear() async throws {
    let outcome = try await newsdesk("xylophone")
    #expect(outcome.status == 64)
    #expect(outcome.errors == "newsdesk: no command \"xylophone\".\n  All commands: newsdesk --help\n")
  }

  @Test("help for a command that there isn't is refused too")
  func help() async throws {
    let outcome = try await newsdesk("help", "aprove")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors == "newsdesk: no command \"aprove\". Did you mean: newsdesk help approve\n")
  }

  @Test("an option in front of the command is told its place")
  func optionFirst() async throws {
    let outcome = try await newsdesk("--as", "nadia", "pending", "--json")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors == "newsdesk: options follow the command: newsdesk pending --json --as nadia\n")
  }

  @Test("an option is suggested with the rest of the line as it was typed, and never taken for what it resembles")
  func options() async throws {
    for (typed, meant) in [
      (["pending", "--dsek", "metro"], "newsdesk pending --desk metro"),
      (["pending", "--dsek=metro"], "newsdesk pending --desk=metro"),
      (["pending", "-desk", "metro"], "newsdesk pending --desk metro"),
      (["pending", "-fjson"], "newsdesk pending -f json"),
      (["draft", "list", "--out", "my list.tsv"], "newsdesk draft list --output 'my list.tsv'"),
      (["draft", "list", "--json=id", "--no-color"], "newsdesk draft list --json=id --color never"),
      (["kill", "214", "--message", "it's wrong", "--yes"], "newsdesk kill 214 --note 'it'\\''s wrong' --yes"),
    ] {
      let outcome = try await newsdesk(typed)
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasSuffix("\". Did you mean: \(meant)\n"), "\(outcome.errors)")
      #expect(outcome.errors.hasPrefix("newsdesk: \(typed[0])"))
    }
    let nothingNear = try await newsdesk(["pending", "--xylophone"])
    #expect(
      nothingNear.errors
        == "newsdesk: pending has no option \"--xylophone\".\n  All options: newsdesk pending --help\n"
    )
    // A value that looks like an option, and what follows two dashes, are none.
    let value = try await newsdesk(["pending", "--limit", "-5", "--xylophone"])
    #expect(value.errors.contains("--xylophone"))
    let literal = try await newsdesk(["submit", "--", "--dsek"])
    #expect(!literal.errors.contains("has no option"))
  }

  @Test("a missing argument and a bad value are usage errors on stderr alone")
  func usage() async throws {
    for arguments in [["submit"], ["pending", "--limit", "many"], ["init"]] {
      try await Account.use { account in
        let outcome = try await account.newsdesk(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("Usage: newsdesk \(arguments[0])"))
      }
    }
  }
}
