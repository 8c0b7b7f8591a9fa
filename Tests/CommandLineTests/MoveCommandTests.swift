import Testing

@Suite("newsdesk draft move", .timeLimit(.minutes(10)))
struct MoveCommandTests {
  @Test("hands several stories on, tells what they are there, and has the doing in their logs")
  func moved() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.quinn("desk", "add", "sport").status == 0)
      #expect(try await room.quinn("role", "grant", "omar", "editor", "--desk", "sport").status == 0)
      for id in ["1", "2"] { #expect(try await room.nadia("submit", id).status == 0) }
      #expect(try await room.omar("approve", "1").status == 0)
      let moved = try await room.omar("draft", "move", "1", "2", "--desk", "sport", "-m", "Sailing.")
      #expect(moved.status == 0)
      #expect(
        moved.lines.first?.hasSuffix(": moved to sport, draft; voided: copy and picture") == true,
        "\(moved.output)"
      )
      #expect(moved.lines.dropFirst().first?.hasSuffix(": moved to sport, draft") == true)
      #expect(moved.errors.contains("2 of 2 moved."))
      #expect(try await room.omar("draft", "log", "1").output.contains("From metro to sport. Sailing."))
      #expect(try await room.omar("pending", "--desk", "sport", "-f", "count").output == "2\n")
      #expect(try await room.nadia("draft", "show", "1").status == 66)
      #expect(
        try await room.omar("draft", "move", "1", "--desk", "sport").output.hasSuffix("already the sport desk's\n")
      )
    }
  }

  @Test("refuses with what is missing, who has it and what mends it: 77, 66 and 64")
  func refused() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.quinn("desk", "add", "sport").status == 0)
      let role = try await room.nadia("draft", "move", "1", "--desk", "sport")
      #expect(role.status == 77 && role.errors.contains("was not moved"), "\(role.errors)")
      let spelling = try await room.omar("draft", "move", "1", "--desk", "sprot")
      #expect(spelling.status == 66 && spelling.errors.contains("Did you mean \"sport\"?"), "\(spelling.errors)")
      #expect(try await room.omar("draft", "move", "1").status == 64)
      #expect(try await room.nadia("submit", "1").status == 0)
      let early = try await room.omar("draft", "move", "1", "--desk", "metro", "--if-version", "9")
      #expect(early.output.hasSuffix("already the metro desk's\n"), "\(early.errors)")
      #expect(try await room.omar("draft", "list", "--desk", "metro", "-f", "count").output == "2\n")
    }
  }
}
