import Testing

@Suite("Slips of somebody in a hurry", .timeLimit(.minutes(10)))
struct SlipTests {
  @Test("an empty pipe takes no story's text away: 65")
  func emptyPipe() async throws {
    try await ServerNewsroom.open { room in
      let before = try await room.version(of: 1)
      for text in ["", " \n\n"] {
        let outcome = try await room.nadia.account.newsdesk(["draft", "edit", "1", "--body-file", "-"], input: text)
        #expect(outcome.status == 65 && outcome.errors.contains("There is no text in stdin."), "\(outcome.errors)")
      }
      #expect(try await room.version(of: 1) == before)
    }
  }

  @Test("a slug with a slip in it, or in its beginning, is answered with the one that is there, and nothing is done")
  func slugs() async throws {
    try await ServerNewsroom.open { room in
      let slug = "lantern-festival-moves-indoors-as-gales-reach-corran-bay"
      for typed in ["lantern-festival-moves-indoors-as-gales-raech-corran-bay", "lantenr", "lantern-festvial"] {
        let outcome = try await room.nadia("submit", typed)
        #expect(outcome.status == 66 && outcome.errors.contains("Did you mean \"\(slug)\"?"), "\(outcome.errors)")
      }
      let far = try await room.nadia("submit", "election-night")
      #expect(far.status == 66 && !far.errors.contains("Did you mean"))
    }
  }

  @Test("a colleague's login with a slip in it is answered with the one that is there: 66")
  func logins() async throws {
    try await ServerNewsroom.open { room in
      for command in [["user", "disable", "nadai"], ["role", "grant", "nadai", "editor", "--desk", "metro"]] {
        let outcome = try await room.quinn.account.newsdesk(command)
        #expect(outcome.status == 66 && outcome.errors.contains("Did you mean \"nadia\"?"), "\(outcome.errors)")
      }
    }
  }

  @Test("a correction that is dropped doesn't read as if it had gone out, and nobody believes that a channel was told")
  func dropped() async throws {
    try await ServerNewsroom.open { room in
      #expect(try await room.quinn("channel", "add", "web", "--folder", room.account.folder).status == 0)
      for (person, words) in [(room.nadia, "submit"), (room.omar, "approve")] {
        #expect(try await person(words, "1").status == 0)
      }
      let published = try await room.pia("publish", "1", "--yes")
      #expect(
        published.errors.contains("No worker runs, and no channel is told before one does"),
        "\(published.errors)"
      )
      #expect(try await room.omar("correct", "1", "--note", "A name was wrong.").status == 0)
      let dropped = try await room.omar("spike", "1")
      #expect(dropped.output.hasSuffix(": correction dropped, the published edition stays\n"), "\(dropped.output)")
    }
  }
}
