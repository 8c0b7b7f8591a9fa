import Testing

@Suite("The staff's commands")
struct StaffCommandTests {
  @Test("user disable refuses oneself, and the command's own session goes on")
  func oneself() async throws {
    try await ServerNewsroom.open { room in
      let refused = try await room.quinn("user", "disable", "quinn")
      #expect(refused.status == 65 && refused.complaint == "✗ Refused: nobody disables themselves")
      #expect(refused.errors.contains("Make somebody else an administrator first"))
      #expect(try await room.quinn("role", "grant", "omar", "administrator").status == 0)
      let again = try await room.quinn("user", "disable", "quinn")
      #expect(again.status == 65)
      #expect(again.errors.contains("Somebody else has to: Omar Lindqvist (administrator)"))
      #expect(try await room.omar("user", "disable", "quinn").status == 0)
    }
  }

  @Test("user add says of a disabled person that they are, and changes nothing")
  func disabled() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.quinn("user", "disable", "nadia").status == 0)
      let before = try await room.quinn("audit", "log", "--json=action").output
      let refused = try await room.quinn(
        "user",
        "add",
        "nadia",
        "--name",
        "Nadia",
        "--desk",
        "metro",
        "--role",
        "editor"
      )
      #expect(refused.status == 79)
      #expect(refused.complaint == "✗ nadia (Nadia Rahal) worked here and is disabled. Nothing was changed.")
      #expect(refused.errors.contains("newsdesk user enable nadia"))
      #expect(try await room.quinn("audit", "log", "--json=action").output == before)
    }
  }

  @Test("role revoke says where the role is held still")
  func heldStill() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.quinn("role", "grant", "omar", "editor")
      let desk = try await room.quinn("role", "revoke", "omar", "editor", "--desk", "metro")
      #expect(desk.output == "✓ omar is no longer editor on metro, but is still editor of the newsroom.\n")
      _ = try await room.quinn("role", "grant", "omar", "editor", "--desk", "metro")
      let all = try await room.quinn("role", "revoke", "omar", "editor")
      #expect(all.output == "✓ omar is no longer editor of the newsroom, but is still editor on metro.\n")
      let last = try await room.quinn("role", "revoke", "omar", "editor", "--desk", "metro")
      #expect(last.output == "✓ omar is no longer editor on metro.\n")
    }
  }
}
