import Testing

@Suite("How a story is named", .timeLimit(.minutes(10)))
struct NamingTests {
  @Test(
    "by its number, with a hash, its slug, a beginning of it, or as the last one",
    arguments: ["1", "#1", "lantern-festival-moves-indoors-as-gales-reach-corran-bay", "lantern", "@last"]
  )
  func names(_ name: String) async throws {
    try await ServerNewsroom.open { room in
      if name == "@last" { _ = try await room.nadia("draft", "edit", "1", "--byline", "By Nadia Rahal") }
      let shown = try await room.nadia("draft", "show", name, "--json=id")
      #expect(shown.status == 0)
      #expect(try JSON.object(shown.output)["id"] as? Int == 1)
    }
  }

  @Test("a beginning that fits several lists them, and none is chosen")
  func ambiguous() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.draft("Lantern Makers Strike", slug: "lantern-makers-strike")
      let refused = try await room.nadia("submit", "lantern")
      #expect(refused.status == 64)
      #expect(refused.errors.contains("1  lantern-festival"))
      #expect(refused.errors.contains("3  lantern-makers-strike"))
      #expect(try await room.state(of: 3) == "draft")
    }
  }

  @Test("an unknown story, desk or person is 66, with what may have been meant")
  func unknown() async throws {
    try await ServerNewsroom.open { room in
      let story = try await room.nadia("draft", "show", "404")
      #expect(story.status == 66)
      #expect(story.complaint == "✗ There is no story 404.")
      let slug = try await room.nadia("submit", "kangaroo")
      #expect(slug.status == 66)
      #expect(slug.complaint == "✗ There is no story \"kangaroo\".")
      let desk = try await room.nadia("pending", "--desk", "mtero")
      #expect(desk.status == 66)
      #expect(desk.complaint == "✗ There is no desk \"mtero\". Did you mean \"metro\"?  Desks: metro")
      let person = try await room.quinn("user", "show", "nadja")
      #expect(person.status == 66)
      #expect(person.complaint.contains("Did you mean \"nadia\"?"))
      let photo = try await room.nadia("photo", "credit", "1/7", "Reuters")
      #expect(photo.status == 66)
      let state = try await room.nadia("pending", "--state", "submited")
      #expect(state.status == 64)
      #expect(state.complaint.contains("Did you mean \"submitted\"?"))
      for outcome in [story, slug, desk, person, photo, state] { #expect(outcome.output == "") }
    }
  }

  @Test("what can name no story is a usage error")
  func noName() async throws {
    try await ServerNewsroom.open { room in
      let zero = try await room.nadia("draft", "show", "0")
      #expect(zero.status == 64)
      #expect(try await room.nadia("draft", "show", "two words").status == 64)
      #expect(try await room.nadia("photo", "credit", "1", "Reuters").status == 64)
    }
  }
}
