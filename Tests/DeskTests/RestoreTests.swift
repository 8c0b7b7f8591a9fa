import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("A revision that is brought back")
struct RestoreTests {
  /// Revision 1: two pictures, all that a picture can hold. Revision 2: other text, without the first picture, with a third.
  private func story(_ newsroom: TestNewsroom) async throws -> Int64 {
    let ana = try await newsroom.session(as: "ana")
    let full = Picture(
      reference: "smoke.jpg",
      caption: "Smoke over the quay.",
      altText: "Black smoke.",
      credit: PhotoCredit(
        raw: "Handout: Jane Roe/Reuters via AP",
        creators: ["Jane Roe"],
        agencies: ["Reuters"],
        via: ["AP"],
        flags: [.handout],
        licence: "CC BY 4.0",
        isAmbiguous: true
      ),
      takenOn: CalendarDate(year: 2026, month: 3, day: 1),
      place: "Tunis, Tunisia"
    )
    let text = StoryText(
      headline: "Fire at the harbour",
      body: "A fire broke out.\n\nحريق في الميناء.\n\n\n  An odd blank.",
      byline: "By Ana Souza",
      dateline: "TUNIS, March 1",
      contributorLine: "Reporting by Ana",
      editorNote: "Two\nlines",
      copyrightNotice: "© The Post",
      language: "en-GB"
    )
    let story = try await ana.drafts.create(
      desk: "metro",
      slug: "harbour-fire",
      text: text,
      pictures: [full, Picture(caption: "A second.", credit: .jane)]
    ).story
    var changes = StoryChanges(StoryText(headline: "Other", body: "Other."))
    changes.slug = "other"
    changes.pictures = [
      .init(number: nil, picture: Picture(caption: "A third.")), .init(number: 2, picture: Picture(caption: "Second.")),
    ]
    _ = try await ana.drafts.save(changes, to: story, expecting: 1)
    return story
  }

  @Test(
    "is a new revision that holds exactly what the old one did, its pictures' numbers too, and says so in the history"
  )
  func whole() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await story(newsroom)
      let ben = try await newsroom.session(as: "ben")
      let receipt = try await ben.revisions.restore(1, of: story, expecting: 2)
      #expect(receipt.outcome == .done)
      #expect((receipt.version, receipt.revision) == (3, 3))
      let (old, new) = (try await ben.revisions.revision(1, of: story), try await ben.revisions.revision(3, of: story))
      #expect((new.slug, new.text, new.pictures.map(\.number)) == (old.slug, old.text, [1, 2]))
      #expect(new.pictures == old.pictures)
      #expect(new.editedBy.login == "ben")
      let digests: [Bool] = try await ben.connection.query(
        """
        SELECT (a.text_digest, a.picture_digest) = (b.text_digest, b.picture_digest) AND b.changed_text AND b.changed_pictures
        FROM newsdesk.revision AS a JOIN newsdesk.revision AS b USING (story_id)
        WHERE story_id = \(story) AND a.number = 1 AND b.number = 3
        """
      ).map { try $0.decode(at: 0) }
      #expect(digests == [true])
      let last = try #require(try await ben.audit.history(of: story).last)
      #expect((last.action, last.note, last.revision) == (.editText, "Revision 1 restored.", 3))
      // Number 3 was used, and stays used.
      let (_, number) = try await ben.captions.add(Picture(caption: "New."), to: story, expecting: nil)
      #expect(number == 4)
    }
  }

  @Test("is an edit of whoever brought it back: it voids sign-offs, and they can't give them again")
  func secondPerson() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await story(newsroom)
      _ = try await newsroom.session(as: "ana").revisions.restore(1, of: story, expecting: 2)
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "dan")
      let restored = try await newsroom.session(as: "ben").revisions.restore(2, of: story, expecting: 5)
      #expect(restored.state.rawValue == "in_review")
      let last = try #require(try await newsroom.session(as: "ben").audit.history(of: story).last)
      #expect(last.signOffsVoided == [.copy, .picture])
      _ = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ben") }
    }
  }

  @Test("is refused by the same rules as an edit, and then nothing is changed")
  func refusals() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await story(newsroom)
      let before = try await newsroom.fingerprint()
      let ben = try await newsroom.session(as: "ben").revisions
      for (version, login) in [(1, "ben"), (3, "ben")] {
        let error = await #expect(throws: DeskError.self) {
          try await newsroom.session(as: login).revisions.restore(1, of: story, expecting: version)
        }
        guard case .changedMeanwhile(let change) = error else {
          Issue.record("version \(version) passed")
          return
        }
        #expect(change.version == 2)
        #expect(change.by == "Ana Souza")
        #expect(change.action == .editText)
        #expect(change.at != nil)
      }
      _ = try await refusal(.role) {
        try await newsroom.session(as: "cleo").revisions.restore(1, of: story, expecting: 2)
      }
      // A photo editor may change pictures, and this changes the text too.
      _ = try await refusal(.role) {
        try await newsroom.session(as: "pia").revisions.restore(1, of: story, expecting: 2)
      }
      for revision in [0, 9, -1, Int.max] {
        await #expect(throws: DeskError.self) { try await ben.restore(revision, of: story, expecting: 2) }
      }
      #expect(try await ben.restore(2, of: story, expecting: 2).outcome == .unchanged)
      let raw = try await newsroom.connection(as: "ben")
      for arguments in ["NULL, 2, 1", "\(story), NULL, 1", "\(story), 2, NULL"] {
        let state = await sqlState { try await raw.query("SELECT newsdesk.restore_story(\(unsafeRaw: arguments))") }
        #expect(["NDNFS", "NDVER", "NDBAD"].contains(state?.rawValue))
      }
      await raw.close()
      #expect(try await newsroom.fingerprint() == before)
      _ = try await newsroom.session(as: "ana").locks.lock(story)
      _ = try await refusal(.lease) { try await ben.restore(1, of: story, expecting: 2) }
    }
  }

  @Test("is brought back once for one request")
  func replay() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await story(newsroom)
      let revisions = try await newsroom.session(as: "ben").revisions
      let request = UUID()
      let first = try await revisions.restore(1, of: story, expecting: 2, requestID: request)
      let second = try await revisions.restore(1, of: story, expecting: 2, requestID: request)
      #expect(second.outcome == .replayed)
      #expect(second.revision == first.revision)
    }
  }

  @Test("can be named by the version that held it, by what is published, and by what somebody signed off")
  func naming() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      let revisions = try await newsroom.session(as: "ben").revisions
      try await newsroom.act(.correct, on: story, as: "ben", note: "A name.")
      try await newsroom.edit(story, as: "ana") { $0.headline = "Corrected" }
      #expect(try await revisions.number(atVersion: 4, of: story) == 1)
      #expect(try await revisions.number(atVersion: 6, of: story) == 2)
      #expect(try await revisions.number(atVersion: 99, of: story) == nil)
      #expect(try await revisions.lastPublished(of: story) == 1)
      #expect(try await revisions.lastSignedOff(of: story) == 1)
      #expect(try await newsroom.session(as: "dan").revisions.lastSignedOff(of: story) == nil)
      #expect(try await revisions.editors(after: 1, of: story) == ["Ana Souza"])
      // Another desk reads what is published, and no more.
      let sam = try await newsroom.session(as: "sam").revisions
      #expect(try await sam.revision(1, of: story).text.headline == "Fire at the harbour")
      await #expect(throws: DeskError.self) { try await sam.revision(2, of: story) }
    }
  }
}
