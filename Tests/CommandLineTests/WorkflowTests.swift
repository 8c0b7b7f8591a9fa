import Testing

@Suite("The workflow from the command line", .timeLimit(.minutes(10)))
struct WorkflowTests {
  @Test("a story that nobody approved is not published: 79, with every reason and who can mend it")
  func unapproved() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let refused = try await room.pia("publish", "1", "--yes")
      #expect(refused.status == 79)
      #expect(refused.output == "")
      #expect(
        refused.complaint.contains("1 lantern-festival-moves-indoors-as-gales-reach-corran-bay was not published")
      )
      #expect(refused.errors.contains("the copy sign-off is not given"))
      #expect(refused.errors.contains("the picture sign-off is not given"))
      #expect(refused.errors.contains("Who can: Omar Lindqvist (metro editor)"))
      #expect(try await room.state(of: 1) == "submitted")
    }
  }

  @Test("nobody approves their own story: 77, and who can is named")
  func ownStory() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.quinn("role", "grant", "nadia", "editor", "--desk", "metro")
      _ = try await room.nadia("submit", "1")
      let refused = try await room.nadia("approve", "1")
      #expect(refused.status == 77)
      #expect(refused.output == "")
      #expect(refused.errors.contains("you wrote it, and metro stories need a second person"))
      #expect(refused.errors.contains("Who can: Omar Lindqvist (metro editor)"))
      #expect(try await room.state(of: 1) == "submitted")
    }
  }

  @Test("what is changed after its approval is not published")
  func editedAfterApproval() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      #expect(try await room.omar("approve", "1").output.contains("→ approved, copy and picture signed off"))
      let edit = try await room.omar("draft", "edit", "1", "--headline", "Lanterns Under a Roof")
      #expect(edit.status == 0)
      let refused = try await room.pia("publish", "1", "--yes")
      #expect(refused.status == 79)
      #expect(refused.errors.contains("copy sign-off"))
      #expect(try await room.state(of: 1) != "published")
    }
  }

  @Test("a published story is published once, changes for nobody, and says what to do instead")
  func published() async throws {
    try await ServerNewsroom.open { room in
      try await room.publish(1)
      let again = try await room.pia("publish", "1", "--yes")
      #expect(again.status == 0)
      #expect(again.output.contains("already published"))
      for person in [room.nadia, room.omar, room.pia] {
        let refused = try await person("draft", "edit", "1", "--headline", "Another")
        #expect(refused.status == 79)
        #expect(refused.errors.contains("newsdesk correct 1"))
      }
      let caption = try await room.omar("caption", "edit", "1/1", "Another caption")
      #expect(caption.status == 79)
    }
  }

  @Test("changes are asked for with a reason, which the history keeps")
  func requestChanges() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let silent = try await room.omar("request-changes", "1")
      #expect(silent.status == 79)
      #expect(silent.errors.contains("newsdesk request-changes 1 --note"))
      #expect(try await room.state(of: 1) == "submitted")
      let asked = try await room.omar("request-changes", "1", "--note", "Who counted the lanterns?")
      #expect(asked.status == 0)
      #expect(asked.output.contains("submitted → changes requested"))
      #expect(try await room.nadia("draft", "log", "1").output.contains("Who counted the lanterns?"))
    }
  }

  @Test("an approval that was given is given already, and no error")
  func approvedAlready() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      let version = try await room.version(of: 1)
      let again = try await room.omar("approve", "1")
      #expect(again.status == 0)
      #expect(again.output.contains("already approved"))
      #expect(try await room.version(of: 1) == version)
    }
  }

  @Test("a story that somebody changed meanwhile is left alone: 75, who and which version, in the act's own words")
  func stale() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("draft", "edit", "1", "--headline", "Lanterns Indoors")
      let refused = try await room.nadia("submit", "1", "--if-version", "1")
      #expect(refused.status == 75)
      #expect(refused.output == "")
      #expect(refused.complaint.contains("was not submitted: Nadia Rahal made it version 2, you acted on version 1"))
      #expect(try await room.state(of: 1) == "draft")
      #expect(try await room.nadia("submit", "1", "--if-version", "2").status == 0)
    }
  }

  @Test("a request id carries an act out once")
  func requestID() async throws {
    try await ServerNewsroom.open { room in
      let id = "6f7f9a52-3a0b-4f6e-9d3e-0c2f6d1b8a11"
      #expect(try await room.nadia("submit", "1", "--request-id", id).status == 0)
      let version = try await room.version(of: 1)
      let again = try await room.nadia("submit", "1", "--request-id", id)
      #expect(again.status == 0)
      #expect(again.output.contains("carried out before"))
      #expect(try await room.version(of: 1) == version)
      let other = try await room.nadia("submit", "2", "--request-id", id)
      #expect(other.status == 65)
      #expect(try await room.state(of: 2) == "draft")
      #expect(try await room.nadia("submit", "1", "--request-id", "once").status == 64)
    }
  }

  @Test("explain says what can be done, every reason why the rest can't, and who can")
  func explain() async throws {
    try await ServerNewsroom.open { room in
      let explained = try await room.nadia("explain", "1")
      #expect(explained.status == 0)
      #expect(explained.lines.first?.hasSuffix(": draft") == true)
      #expect(explained.output.contains("newsdesk submit 1") || explained.output.contains("submit 1"))
      #expect(explained.output.contains("publish: not now"))
      #expect(explained.output.contains("who can: "))
      let document = try JSON.object(try await room.nadia("explain", "1", "--json").output)
      let actions = try (document["actions"] as? [[String: Any]]).orThrow("actions")
      #expect(actions.contains { $0["action"] as? String == "submit" && $0["possible"] as? Bool == true })
      let publish = try actions.first { $0["action"] as? String == "publish" }.orThrow("publish")
      #expect(publish["possible"] as? Bool == false)
      #expect((publish["reasons"] as? [[String: Any]])?.isEmpty == false)
    }
  }

  @Test("the log tells who did what, and the sign-offs that were given and voided")
  func log() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      _ = try await room.omar("draft", "edit", "1", "--headline", "Lanterns Under a Roof")
      let entries = try JSON.objects(try await room.nadia("draft", "log", "1", "--json").output)
      #expect(
        entries.compactMap { $0["who"] as? String } == [
          "Nadia Rahal", "Nadia Rahal", "Omar Lindqvist", "Omar Lindqvist",
        ]
      )
      #expect(entries.compactMap { $0["version"] as? Int } == [1, 2, 3, 4])
      #expect(entries[2]["given"] as? [String] == ["copy", "picture"])
      #expect((entries[3]["voided"] as? [String])?.contains("copy") == true)
    }
  }
}
