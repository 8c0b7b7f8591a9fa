import Testing

@Suite("A search from the command line", .timeLimit(.minutes(10)))
struct SearchTests {
  @Test("shows where the words stand, the same rows on a screen and in a pipe")
  func words() async throws {
    try await ServerNewsroom.open { room in
      let found = try await room.omar("draft", "search", "volunteer", "lantern")
      #expect(found.status == 0 && found.errors == "")
      #expect(found.lines.first == "id\tdesk\tstate\tslug\tcontext")
      #expect(found.lines.count == 2)
      #expect(found.lines.last?.hasPrefix("1\tmetro\tdraft\tlantern-festival-moves-indoors") == true)
      #expect(found.output.contains("[lanterns]") || found.output.contains("[Lantern]"))
      #expect(try await room.omar("draft", "search", "quarry", "-f", "ids").output == "2\n")
      #expect(try await room.omar("draft", "search", "quarry or lantern", "-f", "count").output == "2\n")
      #expect(try await room.omar("draft", "search", "Tilda", "--json=id,headline").output.contains("\"id\":2"))
      let screen = try await room.omar.atTerminal("draft", "search", "slate", columns: 200)
      #expect(screen.output.contains("[slate]") || screen.output.contains("[Slate]"))
    }
  }

  @Test("is narrowed, cut with a word, and empty without failing")
  func filters() async throws {
    try await ServerNewsroom.open { room in
      let cut = try await room.nadia("draft", "search", "quarry or lantern", "--limit", "1", "-f", "ids")
      #expect(cut.lines.count == 1 && cut.errors.contains("cut"))
      _ = try await room.nadia("submit", "2")
      let submitted = try await room.nadia("draft", "search", "quarry or lantern", "--state", "submitted", "-f", "ids")
      #expect(submitted.output == "2\n")
      let none = try await room.nadia("draft", "search", "unicorn", "-f", "count")
      #expect(none.status == 0 && none.output == "0\n")
      #expect(try await room.nadia("draft", "search", "quarry", "--desk", "nowhere").status == 66)
      let only = try await room.nadia("draft", "search", "--", "-quarry")
      #expect(only.status == 65 && only.output == "")
      #expect(try await room.nadia("draft", "search").status == 64)
    }
  }

  @Test("prints what people wrote made safe")
  func hostile() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.draft("Fire \u{202E}quay", body: "A fire.\tHere.")
      let found = try await room.nadia("draft", "search", "fire")
      #expect(found.lines.count == 2)
      let screen = try await room.nadia.atTerminal("draft", "search", "fire")
      #expect(!screen.output.contains("\u{202E}"))
    }
  }
}
