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

  @Test("what is approved is so by whom and when, and an act that voids a sign-off says which")
  func voided() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      let mine = try await room.omar("approve", "1")
      #expect(mine.status == 0 && mine.output.contains("already approved by you at "))
      #expect(try await room.nadia("approve", "1").status == 77)
      let edited = try await room.omar("draft", "edit", "1", "--headline", "Another")
      #expect(edited.output.contains("approved → in review; voided: copy"))
      let none = try await room.nadia("withdraw", "1")
      #expect(none.status == 79 && !none.errors.contains("newsdesk role grant"))
    }
  }

  @Test("what can't be found, written or opened is said plainly, with a status of its own")
  func plainly() async throws {
    try await ServerNewsroom.open { room in
      let diff = try await room.nadia("draft", "diff", "1", "0")
      #expect(diff.status == 66 && diff.complaint.contains("Story 1 has no revision 0"))
      #expect(try await room.nadia("audit", "log", "--person", "nobody").status == 66)
      #expect(try await room.nadia("audit", "log", "--story", "99").status == 66)
      let edit = try await room.nadia("draft", "edit", "1")
      #expect(edit.status == 64 && edit.complaint.contains("no terminal to open an editor in"))
      let search = try await room.nadia("draft", "search", "")
      #expect(search.status == 65 && search.complaint.contains("no word to search for"))
      let graph = try await room.nadia("workflow", "graph", "-o", "/tmp/graph.png")
      #expect(graph.status == 64 && graph.errors.contains(".svg"))
      let since = try await room.nadia("audit", "log", "--since", "banana")
      #expect(since.status == 65 && !since.errors.contains("Not saved"))
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
