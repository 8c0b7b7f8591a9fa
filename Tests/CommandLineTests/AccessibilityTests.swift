import Testing

@Suite("For those who don't see the screen, or see little of it", .timeLimit(.minutes(10)))
struct AccessibilityTests {
  @Test("signs are words, and rows are names and values", arguments: [true, false])
  func linear(_ isSetInFile: Bool) async throws {
    try await ServerNewsroom.open { room in
      func keyboard(_ keyboard: Keyboard) async throws -> Keyboard {
        guard isSetInFile else { return keyboard.with(["NEWSDESK_ACCESSIBLE": "1", "NO_COLOR": "1"]) }
        _ = try await keyboard("config", "set", "accessible", "yes")
        return keyboard.with(["NO_COLOR": "1"])
      }
      let nadia = try await keyboard(room.nadia)
      let list = try await nadia.atTerminal("draft", "list")
      #expect(list.output.contains("\nID: 1\nDesk: metro\nState: draft\n") || list.output.hasPrefix("ID: "))
      #expect(list.output.contains("Slug: quarry-at-hallin-moor-to-close-after-a-century-of-slate\n"))
      #expect(!list.output.contains("   "))
      let submitted = try await nadia.atTerminal("submit", "1")
      #expect(
        submitted.output.contains(
          "Done: 1 lantern-festival-moves-indoors-as-gales-reach-corran-bay: draft to submitted\n"
        )
      )
      let refused = try await nadia.atTerminal("approve", "1")
      #expect(refused.output.contains("Refused: 1 lantern-festival"))
      let status = try await nadia.atTerminal("status")
      #expect(status.output.contains("you: Nadia Rahal\n"))
      let workflow = try await nadia.atTerminal("workflow", "show")
      #expect(!workflow.output.contains("  submit "))
      for outcome in [list, submitted, refused, status, workflow] {
        for sign in ["✓", "✗", "→", "…", "\u{1B}", "\r"] { #expect(!outcome.output.contains(sign)) }
      }
      // Programs notice nothing of it.
      #expect(
        try await nadia("draft", "list").output
          == (try await room.nadia.with(["XDG_CONFIG_HOME": nil])("draft", "list").output)
      )
    }
  }

  @Test("no pager opens, but one that was set for newsdesk")
  func pager() async throws {
    try await Account.use { account in
      let account = account.with(["NEWSDESK_ACCESSIBLE": "1", "PAGER": "echo paged"])
      let none = try await account.atTerminal(["--help"])
      #expect(none.output.contains("Take stories"))
      let own = try await account.with(["NEWSDESK_PAGER": "echo paged"]).atTerminal(["--help"])
      #expect(own.output == "paged\n")
    }
  }

  @Test(
    "a screen of 40 columns gets no broken line and no lost row",
    arguments: ["draft list", "user list", "desk list", "role list"]
  )
  func narrow(_ command: String) async throws {
    try await ServerNewsroom.open { room in
      let words = command.split(separator: " ").map { String($0) }
      let rows = Int(try await room.nadia.account.newsdesk(words + ["-f", "count"]).output.dropLast()) ?? 0
      let narrow = try await room.nadia.with(["NO_COLOR": "1"]).account.atTerminal(words, columns: 40)
      #expect(narrow.status == 0)
      #expect(!narrow.output.contains("\t"))
      // Whatever is longer than the screen is one word.
      let tooWide = narrow.lines.filter { line in
        let words = line.split(separator: " ")
        return line.count > 40 && words.count > 1
      }
      #expect(tooWide == [])
      let isBlocks = narrow.output.contains("\n\n") || narrow.lines.count > (rows + 1) * 2
      let shown = isBlocks ? narrow.output.split(separator: "\n\n").count : narrow.lines.count - 1
      #expect(shown == rows)
    }
  }
}
