import Testing

@Suite("A dry run", .timeLimit(.minutes(10)))
struct DryRunTests {
  @Test("of any command carries it out with all checks, says what it would do, and changes nothing")
  func everywhere() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      try room.account.file("story.md", "Ferry burns\n\nIt burned all night.\n")
      let before = try await room.fingerprint()
      let commands: [(Keyboard, [String], String)] = [
        (room.nadia, ["submit", "2"], "2 quarry"),
        (room.omar, ["approve", "1", "--note", "fine"], "submitted → approved"),
        (room.omar, ["review", "1", "-f", "tsv"], "possible"),
        (room.omar, ["request-changes", "1", "-m", "Shorter."], "1 lantern"),
        (room.omar, ["embargo", "1", "--until", "tomorrow 6am"], "embargoed until"),
        (room.nadia, ["spike", "2", "--note", "old"], "2 quarry"),
        (room.nadia, ["undo", "1"], "1 lantern"),
        (room.nadia, ["draft", "new", "story.md", "--desk", "metro"], "ferry-burns: draft, 4 words"),
        (room.nadia, ["draft", "edit", "2", "--headline", "Quarry closes"], "saved as version 2"),
        (room.nadia, ["draft", "lock", "2"], "locked for you"),
        (room.nadia, ["draft", "assign", "2", "omar"], "assigned to omar"),
        (room.nadia, ["draft", "restrict", "2"], "confidential"),
        (room.nadia, ["caption", "add", "2", "Smoke over the quarry."], "added"),
        (room.omar, ["caption", "edit", "1/1", "Other words."], "saved as version"),
        (room.omar, ["photo", "credit", "1/1", "Jane Roe / Reuters"], "saved as version"),
        (room.omar, ["photo", "remove", "1/1"], "saved as version"),
        (room.quinn, ["desk", "add", "sport"], "There is a desk sport now."),
        (room.quinn, ["role", "grant", "nadia", "editor", "--desk", "metro"], "nadia is"),
        (room.quinn, ["role", "revoke", "omar", "editor", "--desk", "metro"], "omar"),
      ]
      for (person, words, said) in commands {
        let outcome = try await person.account.newsdesk(words + ["-n"])
        #expect(outcome.status == 0, "\(words): \(outcome.errors)")
        #expect(outcome.output.contains(said), "\(words): \(outcome.output)")
        #expect(outcome.errors.hasSuffix("Dry run: nothing was changed.\n"), "\(words): \(outcome.errors)")
        #expect(try await room.fingerprint() == before, "\(words)")
      }
    }
  }

  @Test("of what would be refused is refused in the same words, with the same exit status")
  func refused() async throws {
    try await ServerNewsroom.open { room in
      let dry = try await room.omar("approve", "1", "--dry-run")
      let real = try await room.omar("approve", "1")
      #expect(dry.status == real.status && real.status == 79)
      #expect(dry.errors == real.errors)
      let both = try await room.nadia("submit", "1", "99", "--atomic", "-n")
      #expect(both.status == 1 && both.errors.contains("There is no story 99."))
      #expect(try await room.state(of: 1) == "draft")
    }
  }

  @Test("opens no editor and gives no password")
  func limits() async throws {
    try await ServerNewsroom.open { room in
      let edit = try await room.nadia("draft", "edit", "1", "-n")
      #expect(edit.status == 64 && edit.errors.contains("--headline"))
      let invite = try await room.quinn("user", "add", "zack", "--name", "Zack", "--invite", "-n")
      #expect(invite.status == 64)
    }
  }
}
