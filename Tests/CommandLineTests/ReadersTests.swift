import Testing

@Suite("Who reads a story, from the command line", .timeLimit(.minutes(10)))
struct ReadersTests {
  /// Vera is an editor of another desk.
  private func withVera(_ body: (ServerNewsroom, Keyboard) async throws -> Void) async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.quinn("desk", "add", "sport")
      let added = try await room.quinn(
        "user",
        "add",
        "vera",
        "--name",
        "Vera Blom",
        "--desk",
        "sport",
        "--role",
        "editor"
      )
      #expect(added.status == 0, "\(added.errors)")
      try await body(room, room.keyboard("vera"))
    }
  }

  @Test("restrict names them, show and log say so, and everybody else is told that there is no such story: 66")
  func restrict() async throws {
    try await withVera { room, vera in
      let restricted = try await room.nadia("draft", "restrict", "1", "vera")
      #expect(restricted.status == 0)
      #expect(restricted.output.hasSuffix(": confidential, read by Nadia Rahal and Vera Blom\n"))
      let shown = try await vera("draft", "show", "1")
      #expect(shown.output.contains("\nconfidential, read by Nadia Rahal and Vera Blom\n"))
      let document = try JSON.object(try await vera("draft", "show", "1", "--json").output)
      #expect(document["confidential"] as? Bool == true && document["readers"] as? [String] == ["nadia", "vera"])
      let log = try await room.nadia("draft", "log", "1")
      #expect(log.output.contains("made confidential") || log.output.contains("restrict"))
      #expect(log.output.contains("Nadia Rahal (nadia), Vera Blom (vera)"))
      for command in [
        ["draft", "show", "1"], ["draft", "log", "1"], ["submit", "1"], ["explain", "1"], ["draft", "show", "lantern"],
        ["draft", "restrict", "1"], ["draft", "unrestrict", "1"], ["draft", "ask", "1", "vera", "--for", "copy"],
      ] {
        for person in [room.omar, room.quinn] {
          let hidden = try await person.account.newsdesk(command)
          #expect(hidden.status == 66, "\(command): \(hidden.errors)")
          #expect(hidden.complaint.contains("There is no story"))
          #expect(hidden.output == "")
        }
      }
      #expect(try await room.omar("pending", "-f", "ids").output == "2\n")
      let again = try await room.nadia("draft", "restrict", "1", "vera")
      #expect(again.output.contains("already confidential"))
    }
  }

  @Test("whoever is asked about a confidential story is listed among its readers, until it is restricted again")
  func asked() async throws {
    try await withVera { room, vera in
      _ = try await room.nadia("draft", "restrict", "1", "omar")
      #expect(try await room.nadia("draft", "ask", "1", "vera", "--for", "copy").status == 0)
      let shown = try await vera("draft", "show", "1")
      #expect(shown.output.contains("\nconfidential, read by Nadia Rahal, Omar Lindqvist and Vera Blom\n"))
      let document = try JSON.object(try await room.nadia("draft", "show", "1", "--json").output)
      #expect(document["readers"] as? [String] == ["nadia", "omar", "vera"])
      let wider = try await room.nadia("draft", "restrict", "1", "vera", "omar")
      #expect(wider.output.hasSuffix(": confidential, read by Nadia Rahal, Omar Lindqvist and Vera Blom\n"))
      #expect(try await room.nadia("draft", "restrict", "1", "omar").status == 0)
      #expect(try await room.nadia("draft", "ask", "1", "vera", "--for", "copy").status == 0)
      let again = try await room.nadia("draft", "restrict", "1", "omar")
      #expect(again.output.hasSuffix(": confidential, read by Nadia Rahal and Omar Lindqvist\n"))
      #expect(try await vera("draft", "show", "1").status == 66)
    }
  }

  @Test("unrestrict gives it back to its desk; who may neither is told who can: 77")
  func unrestrict() async throws {
    try await withVera { room, vera in
      _ = try await room.nadia("draft", "restrict", "1", "omar", "vera")
      let refused = try await vera("draft", "unrestrict", "1")
      #expect(refused.status == 77)
      #expect(refused.complaint.contains("was not opened to its desk"))
      #expect(refused.errors.contains("Omar Lindqvist (metro editor)"))
      let opened = try await room.omar("draft", "unrestrict", "1")
      #expect(opened.status == 0 && opened.output.hasSuffix(": open to the metro desk\n"))
      #expect(try await room.pia("draft", "show", "1").status == 0)
      #expect(try await vera("draft", "show", "1").status == 66)
    }
  }

  @Test("a name that nobody has is 66, and a version that somebody changed is 75, in the act's own words")
  func wrong() async throws {
    try await withVera { room, _ in
      let nobody = try await room.nadia("draft", "restrict", "1", "nobody")
      #expect(nobody.status == 66 && nobody.complaint.contains("There is no person \"nobody\""))
      _ = try await room.nadia("draft", "edit", "1", "--headline", "Lanterns")
      let stale = try await room.nadia("draft", "restrict", "1", "omar", "--if-version", "1")
      #expect(stale.status == 75)
      #expect(stale.complaint.contains("was not made confidential: Nadia Rahal made it version 2"))
      #expect(try await room.nadia("draft", "ask", "1", "omar", "--for", "colour").status == 64)
      #expect(try await room.nadia("draft", "restrict", "1", "--request-id", "once").status == 64)
    }
  }

  @Test("ask lets a colleague of another desk read it, and it waits for them")
  func ask() async throws {
    try await withVera { room, vera in
      let asked = try await room.nadia("draft", "ask", "1", "vera", "--for", "copy")
      #expect(asked.status == 0)
      #expect(asked.output.hasSuffix(": Vera Blom was asked for the copy sign-off\n"))
      let pending = try await vera("pending")
      #expect(pending.lines.count == 2 && pending.output.contains("1\tmetro\tdraft\t\tVera Blom\tlantern"))
      #expect(try await vera("draft", "show", "1").output.contains("Vera Blom is asked for the copy sign-off"))
      let document = try JSON.object(try await room.nadia("draft", "show", "1", "--json=asked").output)
      let asks = try (document["asked"] as? [[String: Any]]).orThrow("who was asked")
      #expect(asks.first?["login"] as? String == "vera" && asks.first?["for"] as? String == "copy")
      let refused = try await room.nadia("draft", "ask", "1", "pia", "--for", "copy")
      #expect(
        refused.status == 77 && refused.complaint.contains("Pia Castell holds no role that gives the copy sign-off")
      )
      #expect(refused.errors.contains("Omar Lindqvist (metro editor), Vera Blom (sport editor)"))
      #expect(try await room.nadia("draft", "log", "1").output.contains("Vera Blom (vera): copy"))
    }
  }

  @Test("another desk reads what is published, and learns nothing of its correction; to act on it is refused: 77")
  func otherDesk() async throws {
    try await withVera { room, vera in
      try await room.publish(1)
      _ = try await room.omar("correct", "1", "--note", "The day.")
      _ = try await room.nadia("draft", "edit", "1", "--headline", "Lanterns on Saturday", "--slug", "saturday")
      let shown = try await vera("draft", "show", "1")
      #expect(shown.status == 0)
      #expect(shown.lines.first?.contains("lantern-festival") == true)
      #expect(shown.lines.first?.hasSuffix("published, edition 1") == true)
      #expect(shown.output.contains("Lantern Festival Moves Indoors") && !shown.output.contains("Saturday"))
      let document = try JSON.object(try await vera("draft", "show", "1", "--json").output)
      #expect(document["state"] as? String == "published" && document["edition"] as? Int == 1)
      let listed = try await vera("draft", "list", "--state", "published", "--json=id,state,slug")
      #expect(try JSON.objects(listed.output).map { $0["state"] as? String } == ["published"])
      #expect(!listed.output.contains("saturday"))
      #expect(try await vera("draft", "show", "saturday").status == 66)
      #expect(try await vera("export", "1", "--format", "text").output.contains("Moves Indoors"))
      for command in [
        ["submit", "1"], ["draft", "edit", "1", "--headline", "x"], ["explain", "1"], ["kill", "1", "--note", "x"],
      ] {
        let refused = try await vera.account.newsdesk(command)
        #expect(refused.status == 77, "\(command)")
        #expect(refused.errors.contains("it is the metro desk's, and you may read what is published of it and no more"))
        #expect(!refused.errors.contains("saturday"))
      }
    }
  }
}
