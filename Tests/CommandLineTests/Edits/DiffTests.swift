import Testing

@Suite("Comparing and bringing back revisions", .timeLimit(.minutes(10)))
struct DiffTests {
  @Test("shows what changed by words, in the text, the captions and the credits, with marks in a pipe")
  func marks() async throws {
    try await ServerNewsroom.open { room in
      let id = try await room.draft("Mayor wins budget vote", body: "One stays.\n\nThe mayor won.\n\nThree stays.")
      let only = try await room.nadia("draft", "diff", id)
      #expect(only.status == 0)
      #expect(only.output == "")
      #expect(only.errors.contains("has one revision"))
      let body = try room.account.file("new.txt", "One stays.\n\nThe mayor narrowly won.\n\nThree stays.\n\nحريق.")
      #expect(
        try await room.nadia("draft", "edit", id, "--headline", "Mayor loses budget vote", "--body-file", body).status
          == 0
      )
      #expect(try await room.nadia("caption", "add", id, "A queue.", "--credit", "Jane Roe/Reuters").status == 0)
      #expect(try await room.nadia("caption", "edit", "\(id)/1", "A long queue.").status == 0)
      let diff = try await room.nadia("draft", "diff", id, "1", "2")
      #expect(diff.status == 0)
      #expect(diff.lines.first?.hasPrefix("3 mayor-wins-budget-vote: revision 1 (Nadia Rahal, ") == true)
      #expect(
        diff.lines.dropFirst() == [
          "headline", "Mayor [-wins-]{+loses+} budget vote", "text", "(1 paragraph unchanged)",
          "The mayor {+narrowly +}won.", "(1 paragraph unchanged)", "{+حريق.+}",
        ]
      )
      let caption = try await room.nadia("draft", "diff", id)
      #expect(caption.output.hasSuffix("\n\nphoto 3/1, changed\ncaption: A {+long +}queue.\n"))
      let added = try await room.nadia("draft", "diff", id, "2")
      #expect(added.output.contains("\nphoto 3/1, added\ncaption: {+A long queue.+}\ncredit: {+Jane Roe/Reuters+}\n"))
      #expect(try await room.nadia("draft", "diff", id, "4", "4").output.contains("Nothing differs."))

      let json = try JSON.object(try await room.nadia("draft", "diff", id, "1", "2", "--json").output)
      let fields = try (json["fields"] as? [[String: Any]]).orThrow("fields")
      #expect(fields.map { $0["field"] as? String } == ["headline"])
      #expect(
        fields[0]["pieces"] as? [[String: String]] == [
          ["same": "Mayor "], ["removed": "wins"], ["added": "loses"], ["same": " budget vote"],
        ]
      )
      let passages = try (json["body"] as? [[String: Any]]).orThrow("body")
      #expect(passages.map { $0["unchanged"] as? Int } == [1, nil, 1, nil])
      #expect(passages.map { $0["paragraph"] as? Int } == [nil, 2, nil, 4])

      let screen = try await room.nadia.atTerminal("draft", "diff", id, "1", "2")
      #expect(screen.output.contains("\u{1B}[31m[-wins-]\u{1B}[0m\u{1B}[32m{+loses+}\u{1B}[0m"))
      #expect(
        try await room.nadia.with(["NO_COLOR": "1"]).atTerminal("draft", "diff", id, "1", "2").output.contains(
          "Mayor [-wins-]{+loses+}"
        )
      )
    }
  }

  @Test("compares with what is published, with what somebody signed off, and with nothing that there isn't")
  func others() async throws {
    try await ServerNewsroom.open { room in
      let id = try await room.draft("Mayor wins")
      #expect(try await room.nadia("draft", "diff", id, "--published").status == 79)
      #expect(try await room.omar("draft", "diff", id, "--since-my-approval").status == 79)
      #expect(try await room.omar("draft", "diff", id, "7").status == 66)
      #expect(try await room.omar("draft", "diff", id, "1", "--published").status == 64)
      #expect(try await room.omar("draft", "diff", id, "1", "2", "3").status == 64)
      try await room.publish(3)
      #expect(try await room.omar("correct", id, "--note", "Wrong.").status == 0)
      #expect(try await room.nadia("draft", "edit", id, "--headline", "Mayor loses").status == 0)
      for way in ["--published", "--since-my-approval"] {
        let diff = try await room.omar("draft", "diff", id, way)
        #expect(diff.output.contains("\nMayor [-wins-]{+loses+}\n"))
      }
      #expect(try await room.pia("draft", "diff", id, "--since-my-approval").status == 79)
    }
  }

  @Test("an old revision is read with show and brought back with restore, as a new one")
  func restoring() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("draft", "edit", "1", "--headline", "Second")
      _ = try await room.nadia("photo", "remove", "1/1")
      let first = try await room.pia("draft", "show", "1", "--revision", "1")
      #expect(first.status == 0)
      #expect(first.lines.first == "1 lantern-festival-moves-indoors-as-gales-reach-corran-bay  revision 1")
      #expect(first.lines[1].hasSuffix("; the story now holds revision 3"))
      #expect(first.output.contains("\nPhoto 1/1\n"))
      let document = try JSON.object(try await room.pia("draft", "show", "1", "--revision", "2", "--json").output)
      #expect(document["headline"] as? String == "Second")
      #expect(document["revision"] as? Int == 2)
      #expect(try await room.pia("draft", "show", "1", "--revision", "9").status == 66)

      let stale = try await room.omar("draft", "restore", "1", "1", "--if-version", "1")
      #expect(stale.status == 75)
      let restored = try await room.omar("draft", "restore", "1", "1")
      #expect(restored.status == 0)
      #expect(
        restored.output
          == "✓ 1 lantern-festival-moves-indoors-as-gales-reach-corran-bay: revision 1 restored as revision 4, draft\n"
      )
      #expect(restored.errors == "Changed: headline and photo 1\n")
      #expect(
        try await room.nadia("draft", "log", "1").output.contains("\tedit_text\tdraft\t4\t\t\tRevision 1 restored.\n")
      )
      #expect(try await room.nadia("photo", "list", "1", "-f", "ids").output == "1/1\n")
      let again = try await room.omar("draft", "restore", "1", "1")
      #expect(again.status == 0)
      #expect(again.output.contains("nothing was changed"))
      let none = try await room.omar("draft", "restore", "1", "9")
      #expect(none.status == 66)
      #expect(none.complaint == "✗ Story 1 has no revision 9.")
      #expect(try await room.pia("draft", "restore", "1", "2").status == 77)
      #expect(try await room.version(of: 1) == 4)
    }
  }
}
