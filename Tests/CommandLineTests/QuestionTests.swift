import Testing

@Suite("Questions", .timeLimit(.minutes(10)))
struct QuestionTests {
  private func approved(_ body: (ServerNewsroom) async throws -> Void) async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      try await body(room)
    }
  }

  @Test(
    "publishing is asked about on a terminal, and anything but a yes changes nothing: 2",
    arguments: ["n\n", "\n", "yep\n", "\u{4}"]
  )
  func no(_ answer: String) async throws {
    try await approved { room in
      let screen = try await room.pia.atTerminal("publish", "1", typing: answer)
      #expect(screen.status == 2)
      #expect(screen.output.contains("1 lantern-festival-moves-indoors-as-gales-reach-corran-bay, "))
      #expect(screen.output.contains("1 photo"))
      #expect(screen.output.contains("Publish now? It cannot be undone. [y/N] "))
      #expect(screen.output.contains("Cancelled. Nothing was changed."))
      #expect(try await room.state(of: 1) == "approved")
    }
  }

  @Test("a yes goes on, in any case", arguments: ["y\n", "YES\n"])
  func yes(_ answer: String) async throws {
    try await approved { room in
      let screen = try await room.pia.atTerminal("publish", "1", typing: answer)
      #expect(screen.status == 0)
      #expect(screen.output.contains("approved → published"))
      #expect(screen.output.contains("newsdesk correct 1"))
      #expect(try await room.state(of: 1) == "published")
    }
  }

  @Test("--yes and --no-input ask nothing; neither does a pipe")
  func unasked() async throws {
    for arguments in [["publish", "1", "--yes"], ["publish", "1", "-y"], ["publish", "1", "--no-input"]] {
      try await approved { room in
        let screen = try await room.pia.account.atTerminal(arguments)
        #expect(screen.status == 0)
        #expect(!screen.output.contains("[y/N]"))
      }
    }
    try await approved { room in
      let outcome = try await room.pia("publish", "1", input: "n\n")
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
    }
  }

  @Test("a yes is no way round a rule")
  func rule() async throws {
    try await ServerNewsroom.open { room in
      let screen = try await room.pia.atTerminal("publish", "1", "--yes")
      #expect(screen.status == 79)
      #expect(try await room.state(of: 1) == "draft")
    }
  }

  @Test("killing asks too, wants a reason, and then no output has the text")
  func kill() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let cancelled = try await room.pia.atTerminal("kill", "1", "--note", "Invented.", typing: "n\n")
      #expect(cancelled.status == 2)
      #expect(cancelled.output.contains("Kill for good? It cannot be undone."))
      #expect(try await room.state(of: 1) == "published")
      let killed = try await room.pia("kill", "1", "--note", "Invented.")
      #expect(killed.status == 0)
      let export = try await room.pia("export", "1", "--format", "text")
      #expect(export.status == 79)
      #expect(export.output == "")
    }
  }

  @Test("what is missing is asked for at a terminal: why, where a reason is needed, and for which desk")
  func missing() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1", "2")
      let why = try await room.omar.atTerminal("request-changes", "1", "2", typing: "Shorter,  please.\n")
      #expect(why.status == 0, "\(why.output)")
      #expect(why.output.contains("1 needs a reason, for the record. Why? "))
      #expect(!why.output.contains("2 needs a reason"))
      #expect(try await room.nadia("draft", "log", "2").output.contains("Shorter, please."))
      let pipe = try await room.nadia("submit", "1")
      #expect(pipe.status == 0)
      let silent = try await room.omar("request-changes", "1")
      #expect(silent.status == 79 && silent.errors.contains("it does not say why"))

      _ = try await room.quinn("desk", "add", "sport")
      try room.account.file("story.md", "Ferry burns\n\nIt burned.\n")
      let desk = try await room.nadia.atTerminal("draft", "new", "story.md", typing: "metro\n")
      #expect(desk.status == 0 && desk.output.contains("Which desk is it that the story belongs to? metro, sport:"))
      let wrong = try await room.nadia.atTerminal("draft", "new", "story.md", typing: "mtero\n")
      #expect(wrong.status == 66 && wrong.output.contains("Did you mean \"metro\"?"))
      #expect(try await room.nadia("draft", "new", "story.md").status == 64)
    }
  }
}
