import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A picture")
struct PictureTests {
  private func smoke(_ caption: String) -> Picture { Picture(caption: caption, credit: .jane) }

  @Test("keeps its number when others go, and a number is never given twice")
  func numbers() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft(pictures: 3)
      let ana = try await newsroom.session(as: "ana")
      _ = try await ana.credits.remove(1, of: story, expecting: nil)
      #expect(try await ana.captions.list(of: story).map(\.number) == [2, 3])
      let (_, four) = try await ana.captions.add(smoke("Four."), to: story, expecting: nil)
      #expect(four == 4)
      _ = try await ana.credits.remove(4, of: story, expecting: nil)
      let (_, five) = try await ana.captions.add(smoke("Five."), to: story, expecting: nil)
      #expect(five == 5)
      #expect(try await ana.captions.list(of: story).map(\.number) == [2, 3, 5])
      let error = await #expect(throws: DeskError.self) {
        try await ana.captions.edit(4, of: story, caption: "Back.", expecting: nil)
      }
      guard case .notFound(.picture(story, 4)) = error else { Issue.record("\(String(describing: error))"); return }
    }
  }

  @Test("changes its caption, alt text or credit and nothing else")
  func edits() async throws {
    try await TestNewsroom.open { newsroom in
      let full = Picture(
        reference: "quay.jpg",
        caption: "Smoke over the quay.",
        altText: "Black smoke",
        credit: PhotoCredit(
          raw: "(Jane Roe/Pool via AP, File, CC0)",
          creators: ["Jane Roe"],
          agencies: ["Reuters"],
          via: ["AP"],
          flags: [.file, .pool],
          licence: "CC0",
          isAmbiguous: true
        ),
        takenOn: CalendarDate(year: 2024, month: 2, day: 29),
        place: "Tunis, Tunisia"
      )
      let ana = try await newsroom.session(as: "ana")
      let story = try await newsroom.draft(pictures: 1)
      _ = try await ana.captions.add(full, to: story, expecting: nil)
      func now() async throws -> Picture? { try await ana.drafts.story(story).picture(numbered: 2) }
      #expect(try await now() == full)

      var wanted = full
      wanted.caption = "Smoke."
      _ = try await ana.captions.edit(2, of: story, caption: "Smoke.", expecting: nil)
      #expect(try await now() == wanted)
      wanted.altText = nil
      _ = try await ana.captions.edit(2, of: story, altText: "", expecting: nil)
      #expect(try await now() == wanted)
      wanted.credit = .jane
      _ = try await ana.credits.credit(2, of: story, as: .jane, expecting: nil)
      #expect(try await now() == wanted)
      #expect(try await ana.drafts.story(story).picture(numbered: 1)?.caption == "Smoke over quay 1.")
    }
  }

  @Test("keeps its captions in other languages when a client that knows of none changes it")
  func translations() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let story = try await newsroom.draft()
      var picture = smoke("Smoke.")
      picture.translations = [
        "ar": .init(caption: "دخان", altText: "عمود دخان"), "fr": .init(), "pt-BR": .init(caption: " Fumaça "),
      ]
      _ = try await ana.captions.add(picture, to: story, expecting: nil)
      let kept: [String: Picture.Wording] = [
        "ar": .init(caption: "دخان", altText: "عمود دخان"), "pt-BR": .init(caption: "Fumaça"),
      ]
      #expect(try await ana.drafts.story(story).picture(numbered: 1)?.translations == kept)
      func save(_ picture: String) async throws {
        _ = try await ana.connection.query(
          """
          SELECT newsdesk.save_story(\(story), s.version, jsonb_build_object('pictures', jsonb_build_array(\(picture)::jsonb)))
          FROM newsdesk.story AS s WHERE s.id = \(story)
          """
        )
      }
      try await save(#"{"number": 1, "caption": "Thick smoke."}"#)
      #expect(try await ana.drafts.story(story).picture(numbered: 1)?.translations == kept)
      try await save(#"{"number": 1, "caption": "Thick smoke.", "translations": {"ar": {"caption": "دخان كثيف"}}}"#)
      #expect(
        try await ana.drafts.story(story).picture(numbered: 1)?.translations == ["ar": .init(caption: "دخان كثيف")]
      )
    }
  }

  @Test("is changed on the version that was read")
  func version() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft(pictures: 1)
      try await newsroom.edit(story, as: "rob") { $0.headline = "Rob's" }
      let ana = try await newsroom.session(as: "ana")
      let error = await #expect(throws: DeskError.self) {
        try await ana.captions.edit(1, of: story, caption: "Mine.", expecting: 1)
      }
      guard case .changedMeanwhile(let change) = error else { Issue.record("\(String(describing: error))"); return }
      #expect(change.by == "Rob Reid")
    }
  }

  @Test("is credited by a line that can be printed, and by names that can be read")
  func credits() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let story = try await newsroom.draft(pictures: 1)
      let before = try await newsroom.fingerprint()
      let bad = [
        PhotoCredit(raw: "", creators: ["Jane Roe"]),
        PhotoCredit(raw: " \n", agencies: ["Reuters"]),
        PhotoCredit(raw: "x", creators: [""]),
        PhotoCredit(raw: "x", agencies: ["Reuters", " "]),
        PhotoCredit(raw: "x", via: ["\u{200b}"]),
      ]
      for credit in bad {
        let error = await #expect(throws: DeskError.self) {
          try await ana.credits.credit(1, of: story, as: credit, expecting: nil)
        }
        guard case .badData(_, nil) = error else { Issue.record("\(credit): \(String(describing: error))"); continue }
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("belongs to a revision, and the revisions before keep theirs")
  func revisions() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft(pictures: 2)
      let ana = try await newsroom.session(as: "ana")
      _ = try await ana.credits.remove(2, of: story, expecting: nil)
      #expect(try await ana.drafts.pictures(of: story, revision: 1).map(\.number) == [1, 2])
      #expect(try await ana.drafts.pictures(of: story, revision: 2).map(\.number) == [1])
    }
  }
}
