import Testing

@Suite("Undo, withdraw and assign from the command line", .timeLimit(.minutes(10)))
struct UndoCommandTests {
  @Test("undo puts a story back, and says to a second try that there is nothing of theirs to undo: 79")
  func undone() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let undone = try await room.nadia("undo", "1")
      #expect(undone.status == 0)
      #expect(undone.output.contains("submitted → draft"))
      let again = try await room.nadia("undo", "1")
      #expect(again.status == 79)
      #expect(again.complaint.contains("was not undone"))
      #expect(try await room.state(of: 1) == "draft")
    }
  }

  @Test("undo of another's act is refused: 77; of a publication, with what to do instead: 79")
  func refused() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let others = try await room.omar("undo", "1")
      #expect(others.status == 77)
      #expect(others.complaint.contains("the last act was not yours"))
      _ = try await room.omar("approve", "1")
      _ = try await room.pia("publish", "1", "--yes")
      let out = try await room.pia("undo", "1")
      #expect(out.status == 79)
      #expect(out.errors.contains("newsdesk correct 1"))
      #expect(try await room.state(of: 1) == "published")
    }
  }

  @Test("withdraw takes the story back into review, and only its giver's word is taken back")
  func withdrawn() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      #expect(try await room.nadia("withdraw", "1").status == 79)
      let withdrawn = try await room.omar("withdraw", "1", "--note", "a doubt")
      #expect(withdrawn.status == 0)
      #expect(withdrawn.output.contains("approved → in review"))
      #expect(try await room.pia("publish", "1", "--yes").status == 79)
    }
  }

  @Test("assign says for whom a story waits, once, and asks for a person or nobody: 64")
  func assigned() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let assigned = try await room.nadia("draft", "assign", "1", "omar")
      #expect(assigned.status == 0 && assigned.output.contains("assigned to omar"))
      #expect(try await room.nadia("draft", "assign", "1", "omar").output.contains("already assigned"))
      #expect(try await room.nadia("draft", "assign", "1").status == 64)
      let stranger = try await room.nadia("draft", "assign", "1", "ghost")
      #expect(stranger.status == 66 && stranger.output == "")
      #expect(try await room.nadia("draft", "assign", "1", "--nobody").status == 0)
    }
  }
}
