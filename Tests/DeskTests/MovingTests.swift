import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Testing

@Suite("A story that is handed on to another desk", .timeLimit(.minutes(10)))
struct MovingTests {
  /// Ben of the metro desk, who edits sport too.
  private func letBenBegin(_ newsroom: TestNewsroom) async throws {
    _ = try await newsroom.session(as: "adm").staff.grant(.editor, to: "ben", desk: "sport")
  }

  @discardableResult
  private func move(
    _ story: Int64,
    _ newsroom: TestNewsroom,
    to desk: String = "sport",
    as login: String = "ben",
    note: String? = nil
  ) async throws -> Receipt {
    let approvals = try await newsroom.session(as: login).approvals
    return try await approvals.move(
      story,
      to: desk,
      expecting: try await approvals.currentVersion(of: story),
      note: note
    )
  }

  @Test("is signed off anew there, by that desk's people, and read no longer on the one that it left")
  func moved() async throws {
    try await TestNewsroom.open { newsroom in
      try await letBenBegin(newsroom)
      let story = try await newsroom.approved(pictures: 1)
      let receipt = try await move(story, newsroom, note: "It is about the stadium.")
      #expect(receipt.state.rawValue == "submitted" && receipt.previousState?.rawValue == "approved")
      #expect(receipt.voided == [.copy, .picture] && receipt.revision == 1)

      #expect(
        try await newsroom.readers(of: story, among: ["ana", "dan", "ben", "eve", "sam"]) == ["ben", "eve", "sam"]
      )
      let log = try await newsroom.session(as: "eve").audit.history(of: story)
      #expect(log.last?.action == .move && log.last?.note == "From metro to sport. It is about the stadium.")
      #expect(try await newsroom.session(as: "eve").drafts.story(story).desk == "sport")
      #expect(try await newsroom.session(as: "eve").reports.pending().map(\.id) == [story])
      #expect(try await newsroom.session(as: "dan").reports.pending().contains { $0.id == story } == false)

      // What was signed off for one desk is not for the other.
      let early = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "sue") }
      #expect(early.map(\.message).contains("the copy sign-off was given on another desk, and this one gives its own"))
      await #expect(throws: DeskError.self) { try await newsroom.act(.approve, on: story, as: "pia") }
      try await newsroom.act(.approve, on: story, as: "eve")
      #expect(try await newsroom.act(.publish, on: story, as: "sue").edition == 1)
      #expect(try await newsroom.session(as: "ben").audit.verify().findings == [])
    }
  }

  @Test("is moved by who may on both desks, and the refusal says which role is missing and who holds both")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let alone = try await refusal(.role) { try await move(story, newsroom) }
      #expect(
        alone.map(\.message) == [
          "that takes the role of reporter or editor on the sport desk too, which you do not hold"
        ]
      )
      #expect(alone.first?.who == [])
      _ = try await newsroom.session(as: "adm").staff.grant(.reporter, to: "dan", desk: "sport")
      #expect(try await refusal(.role) { try await move(story, newsroom) }.first?.who == ["Dan Weiss (metro editor)"])
      // A reporter hands in, and an editor hands on.
      _ = try await newsroom.session(as: "adm").staff.grant(.reporter, to: "ana", desk: "sport")
      let reporter = try await refusal(.role) { try await move(story, newsroom, as: "ana") }
      #expect(reporter.first?.message.contains("role of editor on the metro desk") == true)
      // To who can't read it, it isn't there.
      await #expect(throws: DeskError.self) { try await move(story, newsroom, as: "eve") }
      await #expect(throws: DeskError.self) { try await move(story, newsroom, to: "nowhere", as: "dan") }
      #expect(try await newsroom.version(of: story) == 2)
    }
  }

  @Test("goes on being written by who began it, where that desk knows them")
  func author() async throws {
    try await TestNewsroom.open { newsroom in
      try await letBenBegin(newsroom)
      let story = try await newsroom.draft()
      let unknown = try await refusal(.workflow) { try await move(story, newsroom) }
      #expect(unknown.map(\.code) == ["author"])
      #expect(unknown.first?.fix == "newsdesk role grant ana reporter --desk sport")
      #expect(unknown.first?.who?.contains("Adam Admin (administrator)") == true)
      _ = try await newsroom.session(as: "adm").staff.grant(.reporter, to: "ana", desk: "sport")
      _ = try await newsroom.session(as: "adm").staff.grant(.reporter, to: "rob", desk: "sport")
      // A reporter moves what is their own.
      _ = try await refusal(.role) { try await move(story, newsroom, as: "rob") }
      #expect(try await move(story, newsroom, as: "ana").state.rawValue == "draft")
      #expect(try await move(story, newsroom, as: "ana").outcome == .already)
      let undone = try await refusal(.workflow) { try await newsroom.act(.undo, on: story, as: "ana") }
      #expect(undone.first?.fix == "newsdesk draft move \(story) --desk metro")
    }
  }

  @Test("stays where it is once it is out, while a correction is on its way, and while somebody else edits it")
  func stays() async throws {
    try await TestNewsroom.open { newsroom in
      try await letBenBegin(newsroom)
      let out = try await newsroom.published()
      #expect(try await refusal(.workflow) { try await move(out, newsroom) }.map(\.code) == ["stage"])
      try await newsroom.act(.correct, on: out, as: "ben", note: "The name was wrong.")
      #expect(try await refusal(.workflow) { try await move(out, newsroom) }.map(\.code) == ["stage"])
      let story = try await newsroom.submitted()
      _ = try await newsroom.session(as: "dan").locks.lock(story)
      #expect(try await refusal(.lease) { try await move(story, newsroom) }.first?.subject == "dan")
    }
  }

  @Test("is moved once by one request, and on no version but the one that was read")
  func once() async throws {
    try await TestNewsroom.open { newsroom in
      try await letBenBegin(newsroom)
      let story = try await newsroom.submitted()
      let approvals = try await newsroom.session(as: "ben").approvals
      await #expect(throws: DeskError.self) { _ = try await approvals.move(story, to: "sport", expecting: 1) }
      let request = UUID()
      let first = try await approvals.move(story, to: "sport", expecting: 2, requestID: request)
      let again = try await approvals.move(story, to: "sport", expecting: 2, requestID: request)
      #expect(first.outcome == .done && again.outcome == .replayed && again.version == first.version)
    }
  }
}
