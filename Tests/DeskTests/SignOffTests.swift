import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A sign-off")
struct SignOffTests {
  /// Which sign-offs still count.
  private func current(_ story: Int64, in newsroom: TestNewsroom) async throws -> Set<SignOffKind> {
    Set(try await newsroom.session(as: "ben").approvals.signOffs(of: story).filter(\.isCurrent).map(\.kind))
  }

  static let textEdits: [@Sendable (inout StoryChanges) -> Void] = [
    { $0.slug = "other" }, { $0.headline = "Other" }, { $0.body = "Other." }, { $0.byline = "By Other" },
    { $0.dateline = "OTHER" }, { $0.contributorLine = "Other" }, { $0.editorNote = "Other" },
    { $0.copyrightNotice = "Other" }, { $0.language = "pt" }, { $0.body = "A fire broke out.\n\nNobody was hurt. " },
  ]

  @Test("of the copy is voided by an edit of any part of the text, and that of the pictures stands")
  func textEdit() async throws {
    try await TestNewsroom.open { newsroom in
      for change in Self.textEdits {
        let story = try await newsroom.approved(pictures: 1)
        #expect(try await current(story, in: newsroom) == [.copy, .picture])
        let receipt = try await newsroom.edit(story, as: "dan", change)
        #expect(receipt.state.rawValue == "in_review" && receipt.previousState?.rawValue == "approved")
        #expect(try await current(story, in: newsroom) == [.picture])
        let last = try await newsroom.session(as: "ana").audit.history(of: story).last
        #expect(last?.action == .editText && last?.signOffsVoided == [.copy])
        let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
        #expect(reasons.map(\.code) == ["stage", "sign_off"])
        #expect(reasons.last?.message == "the copy sign-off was voided by an edit and not given again")
      }
    }
  }

  static let pictureEdits: [@Sendable (inout Picture) -> Void] = [
    { $0.caption = "Other." }, { $0.altText = "Other" }, { $0.reference = "other.jpg" }, { $0.place = "Tunis" },
    { $0.takenOn = CalendarDate(year: 2024, month: 10, day: 6) }, { $0.credit?.raw = "Jane Roe / Reuters" },
    { $0.credit?.creators = ["Jane Row"] }, { $0.credit?.agencies = ["AP"] }, { $0.credit?.via = ["AP"] },
    { $0.credit?.flags = [.file] }, { $0.credit?.licence = "CC0" }, { $0.credit?.isAmbiguous = true },
  ]

  @Test("of the pictures is voided by an edit of any part of one, and that of the copy stands")
  func pictureEdit() async throws {
    try await TestNewsroom.open { newsroom in
      for change in Self.pictureEdits {
        let story = try await newsroom.approved(pictures: 2)
        let pictures = try await newsroom.session(as: "pia").drafts.story(story).pictures
        let receipt = try await newsroom.edit(story, as: "pia") { changes in
          var listed = pictures.map { StoryChanges.ListedPicture(number: $0.number, picture: $0.picture) }
          change(&listed[1].picture)
          changes.pictures = listed
        }
        #expect(receipt.outcome == .done && receipt.state.rawValue == "in_review")
        #expect(try await current(story, in: newsroom) == [.copy])
        let last = try await newsroom.session(as: "ana").audit.history(of: story).last
        #expect(last?.action == .editPictures && last?.signOffsVoided == [.picture])
        _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      }
    }
  }

  @Test("of the pictures covers their order too")
  func order() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved(pictures: 2)
      let pictures = try await newsroom.session(as: "pia").drafts.story(story).pictures
      try await newsroom.edit(story, as: "pia") {
        $0.pictures = pictures.reversed().map { StoryChanges.ListedPicture(number: $0.number, picture: $0.picture) }
      }
      #expect(try await current(story, in: newsroom) == [.copy])
      #expect(try await newsroom.session(as: "pia").captions.list(of: story).map(\.number) == [2, 1])
    }
  }

  @Test("stays void when the old words come back")
  func revertedText() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.edit(story, as: "dan") { $0.headline = "Other" }
      try await newsroom.edit(story, as: "dan") { $0.headline = "Fire at the harbour" }
      #expect(try await current(story, in: newsroom) == [])
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      let again = try await newsroom.act(.approve, on: story, as: "ben")
      #expect(again.signOffs == [.copy] && again.state.rawValue == "approved")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 1)
    }
  }

  @Test("counts for what it covers alone, even where somebody took the mark away that it was voided")
  func unvoided() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.edit(story, as: "dan") { $0.headline = "Other" }
      try await newsroom.superuser().executeScript(
        "ALTER TABLE newsdesk.sign_off DISABLE TRIGGER USER; UPDATE newsdesk.sign_off SET voided_in = NULL"
      )
      #expect(try await current(story, in: newsroom) == [])
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.code) == ["stage", "sign_off"])
    }
  }

  @Test("is not touched by a save that changes nothing")
  func unchanged() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let version = try await newsroom.version(of: story)
      let receipt = try await newsroom.edit(story, as: "dan") { $0.headline = "  Fire at the harbour\n" }
      #expect(receipt.outcome == .unchanged && receipt.version == version)
      #expect(try await newsroom.state(of: story) == "approved")
      #expect(try await current(story, in: newsroom) == [.copy])
    }
  }

  @Test("by two people is two, where the desk asks for two")
  func twoPeople() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.apply { $0.signOffs[.copy]?.people = 2 }
      let story = try await newsroom.submitted()
      #expect(try await newsroom.act(.approve, on: story, as: "ben").state.rawValue == "in_review")
      #expect(try await newsroom.act(.approve, on: story, as: "ben").outcome == .already)
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.last?.message == "the copy sign-off is given by 1 of 2 people")
      #expect(reasons.last?.who == ["Dan Weiss (metro editor)"])
      #expect(try await newsroom.act(.approve, on: story, as: "dan").state.rawValue == "approved")
    }
  }

  @Test("is given already, to all who may approve, where all that the desk asks for is; to others it is their role")
  func givenAlready() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let version = try await newsroom.version(of: story)
      for login in ["ben", "dan"] {
        let receipt = try await newsroom.act(.approve, on: story, as: login)
        #expect(receipt.outcome == .already && receipt.version == version, "\(login)")
      }
      let others = try await refusal(.role) { try await newsroom.act(.approve, on: story, as: "ana") }
      #expect(others.map(\.code) == ["role"] && others[0].fix == nil)
      // Whoever wrote it can't call it approved, and is not told to take the approval back.
      try await newsroom.edit(story, as: "dan") { $0.headline = "Other" }
      try await newsroom.act(.approve, on: story, as: "ben")
      let own = try await refusal(.workflow) { try await newsroom.act(.approve, on: story, as: "dan") }
      #expect(own.map(\.code) == ["stage"] && own[0].fix == nil)
    }
  }

  @Test("that is voided is named by the receipt of the act that voids it")
  func receipts() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      #expect(try await newsroom.edit(story, as: "dan") { $0.headline = "Other" }.voided == [.copy])
      #expect(try await newsroom.edit(story, as: "dan") { $0.headline = "Another" }.voided == [])
      #expect(try await newsroom.act(.approve, on: story, as: "ben").voided == [])
      #expect(try await newsroom.act(.withdraw, on: story, as: "ben").voided == [.copy])
      try await newsroom.act(.approve, on: story, as: "ben")
      #expect(try await newsroom.act(.undo, on: story, as: "ben").voided == [.copy])
    }
  }

  @Test("that is another's to give or to take back is left to them by name, with no command that would fail again")
  func othersToGive() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let none = try await refusal(.workflow) { try await newsroom.act(.withdraw, on: story, as: "dan") }
      #expect(none.map(\.code) == ["sign_off"] && none[0].who == ["Ben Okafor (copy)"])
      try await newsroom.act(.withdraw, on: story, as: "ben")
      let nobody = try await refusal(.workflow) { try await newsroom.act(.withdraw, on: story, as: "dan") }
      #expect(nobody[0].who == nil)
      let pictures = try await refusal(.workflow) { try await newsroom.act(.approve, on: story, as: "pia") }
      #expect(
        pictures.map(\.message) == [
          "there is nothing of yours to sign off, because it has no pictures: the copy sign-off was taken back"
        ]
      )
      #expect(pictures[0].fix == "newsdesk draft ask \(story) LOGIN --for copy")
      #expect(pictures[0].who?.contains("Ben Okafor (metro editor)") == true)
    }
  }

  @Test("by the lawyer covers text and pictures both, where the desk asks for it")
  func legal() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.apply { $0.signOffs[.legal]?.required = .always }
      let story = try await newsroom.approved(pictures: 1)
      #expect(try await newsroom.state(of: story) == "in_review")
      #expect(try await newsroom.act(.approve, on: story, as: "lea").state.rawValue == "approved")
      _ = try await newsroom.session(as: "pia").captions.edit(1, of: story, altText: "Smoke", expecting: nil)
      #expect(try await current(story, in: newsroom) == [.copy])
      try await newsroom.act(.approve, on: story, as: "leo")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.last?.subject == "legal")
      #expect(try await newsroom.act(.approve, on: story, as: "lea").state.rawValue == "approved")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 1)
    }
  }
}
