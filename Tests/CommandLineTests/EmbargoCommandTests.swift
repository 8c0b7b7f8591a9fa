import Testing

@Suite("Embargoes from the command line", .timeLimit(.minutes(10)))
struct EmbargoCommandTests {
  private let body = """


    CORRAN BAY, Oct 6 (Reuters) - The harbour of Corran Bay reopens after three years of works, the council said on Tuesday.

    Ferries will sail again from the first of the month, and the market moves back to the quay, it said on Tuesday.
    """

  @Test("a story is not published before its time: 79, with the time and who can lift it")
  func refused() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      _ = try await room.omar("approve", "1")
      let held = try await room.omar("embargo", "1", "--until", "+15h")
      #expect(held.status == 0, "\(held.errors)")
      #expect(held.output.contains(": embargoed until "))
      #expect(try await room.omar("embargo", "1", "--hold").status == 0)
      let refused = try await room.pia("publish", "1", "--yes")
      #expect(refused.status == 79)
      #expect(refused.output == "")
      #expect(refused.errors.contains("was not published"))
      #expect(refused.errors.contains("hold until an editor decides"))
      #expect(refused.errors.contains("Omar Lindqvist"))
      #expect(try await room.pia("pending").output.contains("embargo: hold until an editor decides"))
      #expect(try await room.nadia("draft", "show", "1").output.contains("embargo: hold until an editor decides"))
      #expect(try await room.nadia("explain", "1").output.contains("[embargo]"))
      #expect(try await room.nadia("lift", "1", "--note", "Please.").status == 77)
      let lifted = try await room.omar("lift", "1", "--note", "The council has told everybody.")
      #expect(lifted.status == 0)
      #expect(lifted.output.hasSuffix(": embargo lifted, approved\n"))
      #expect(try await room.omar("lift", "1", "--note", "Again.").output.hasSuffix(": no embargo holds it\n"))
      #expect(try await room.pia("publish", "1", "--yes").status == 0)
      #expect(try await room.pia("audit", "verify").status == 0)
    }
  }

  @Test("a time that is past, or is none, is refused: 65; neither time nor hold is a usage error")
  func times() async throws {
    try await ServerNewsroom.open { room in
      for time in ["2020-01-01T06:00", "soonish", "9999-01-01T06:00"] {
        let refused = try await room.omar("embargo", "1", "--until", time)
        #expect(refused.status == 65, "\(time)")
      }
      let neither = try await room.omar("embargo", "1")
      #expect(neither.status == 64)
      let both = try await room.omar("embargo", "1", "--hold", "--until", "+1h")
      #expect(both.status == 64)
    }
  }

  @Test("an embargo line above a story holds it, a doubt with no end, and a kill is no story")
  func imported() async throws {
    try await ServerNewsroom.open { room in
      let page = "EMBARGOED UNTIL 1800 GMT TUESDAY\nBC-Corran-Harbour, 2nd Ld\n\nUPDATE 2-Harbour reopens\(body)"
      let file = try room.account.file("page.txt", page)
      let imported = try await room.nadia("import", file, "--desk", "metro", "--json")
      #expect(imported.status == 0, "\(imported.errors)")
      let row = try JSON.objects(imported.output)[0]
      #expect(row["slug"] as? String == "corran-harbour")
      #expect(row["headline"] as? String == "Harbour reopens")
      #expect(row["advisory"] as? String == "update 2, embargo: hold until an editor decides (it names no date)")
      let shown = try await room.nadia("draft", "show", "corran-harbour")
      #expect(shown.output.contains("embargo: hold until an editor decides (it names no date)"))
      #expect(shown.output.contains("EMBARGOED UNTIL 1800 GMT TUESDAY"))
      let kill = try room.account.file("kill.txt", "STORY WITHDRAWN\n\nHarbour reopens\(body)")
      let refused = try await room.nadia("import", kill, "--desk", "metro")
      #expect(refused.status == 65)
      #expect(refused.output == "")
      #expect(refused.errors.contains("line 1 is a kill"))
    }
  }
}
