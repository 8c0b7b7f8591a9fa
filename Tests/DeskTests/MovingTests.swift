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

  @Test("is handed in and signed off anew there, by that desk's people, and read no longer on the one that it left")
  func moved() async throws {
    try await TestNewsroom.open { newsroom in
      try await letBenBegin(newsroom)
      let story = try await newsroom.approved(pictures: 1)
      let receipt = try await move(story, newsroom, note: "It is about the stadium.")
      #expect(receipt.state.rawValue == "draft" && receipt.previousState?.rawValue == "approved")
      #expect(receipt.voided == [.copy, .picture] && receipt.revision == 1)

      #expect(
        try await newsroom.readers(of: story, among: ["ana", "dan", "ben", "eve", "sam"]) == ["ben", "eve", "sam"]
      )
      let eve = try await newsroom.session(as: "eve")
      let log = try await eve.audit.history(of: story)
      #expect(log.last?.action == .move && log.last?.note == "From metro to sport. It is about the stadium.")
      #expect(try await eve.drafts.story(story).desk == "sport")
      // Ana, who wrote it, holds no role there: it waits for whoever brought it.
      #expect(try await eve.reports.pending().map(\.waitingOn) == ["Ben Okafor"])
      #expect(try await newsroom.session(as: "dan").reports.pending().contains { $0.id == story } == false)

      let early = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "sue") }
      #expect(early.map(\.message).contains("the copy sign-off ended when the story was moved"))
      try await newsroom.act(.submit, on: story, as: "ben")
      await #expect(throws: DeskError.self) { try await newsroom.act(.approve, on: story, as: "pia") }
      try await newsroom.act(.requestChanges, on: story, as: "eve", note: "Who won?")
      #expect(try await eve.drafts.story(story).assignee?.login == "ben")
      try await newsroom.act(.submit, on: story, as: "ben")
      try await newsroom.act(.approve, on: story, as: "eve")
      #expect(try await newsroom.act(.publish, on: story, as: "sue").edition == 1)
      #expect(try await newsroom.session(as: "ben").audit.verify().findings == [])
    }
  }

  @Test("comes by no other way than that desk's own rules: its checks, its people, and no word of who was asked before")
  func noWayRound() async throws {
    try await TestNewsroom.open { newsroom in
      try await letBenBegin(newsroom)
      let story = try await newsroom.draft(body: "TKTK")
      _ = try await newsroom.session(as: "adm").checks.set("placeholder", to: .off, on: "metro")
      try await newsroom.act(.submit, on: story, as: "ana")
      // Lea signs off on a desk that has no part in it.
      let staff = try await newsroom.session(as: "adm").staff
      _ = try await staff.addDesk("world")
      _ = try await staff.revoke(.legal, from: "lea", desk: "metro")
      _ = try await staff.grant(.editor, to: "lea", desk: "world")
      _ = try await newsroom.ask("lea", for: .copy, of: story, as: "ana")
      try await move(story, newsroom)
      #expect(try await newsroom.readers(of: story, among: ["ana", "lea", "eve"]) == ["eve"])
      let checked = try await refusal(.workflow) { try await newsroom.act(.submit, on: story, as: "ben") }
      #expect(checked.map(\.code).contains { $0 != "stage" }, "\(checked)")
      // And back again: what metro had signed off is gone for good.
      let signed = try await newsroom.approved()
      try await move(signed, newsroom)
      try await move(signed, newsroom, to: "metro")
      #expect(try await newsroom.state(of: signed) == "draft")
      #expect(try await newsroom.session(as: "ben").approvals.signOffs(of: signed).allSatisfy { !$0.isCurrent })
    }
  }

  @Test("takes what lifts an embargo while one holds it, so that nobody lifts on one desk what another promised")
  func embargoed() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.session(as: "adm").staff.grant(.editor, to: "ana", desk: "sport")
      let story = try await newsroom.draft()
      let ben = try await newsroom.session(as: "ben")
      _ = try await ben.embargoes.hold(story, until: nil, expecting: 1)
      let held = try await refusal(.role) { try await move(story, newsroom, as: "ana") }
      #expect(held.first?.message.contains("role of editor or publisher on the metro desk") == true, "\(held)")
      try await newsroom.act(.lift, on: story, as: "ben", note: "The ministry has spoken.")
      #expect(try await move(story, newsroom, as: "ana").outcome == .done)
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
      #expect(alone.first?.fix == "newsdesk role grant ben reporter --desk sport")
      #expect(alone.first?.who == ["Ada Admin (administrator)", "Adam Admin (administrator)"])
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

  @Test("goes on being written by who began it, where that desk knows them, and is moved back by who may on both")
  func author() async throws {
    try await TestNewsroom.open { newsroom in
      let staff = try await newsroom.session(as: "adm").staff
      let story = try await newsroom.draft()
      for login in ["ana", "rob"] { _ = try await staff.grant(.reporter, to: login, desk: "sport") }
      // A reporter moves what is their own.
      _ = try await refusal(.role) { try await move(story, newsroom, as: "rob") }
      #expect(try await move(story, newsroom, as: "ana").state.rawValue == "draft")
      #expect(try await newsroom.session(as: "ana").drafts.story(story).assignee == nil)
      #expect(try await move(story, newsroom, as: "ana").outcome == .already)
      let undone = try await refusal(.workflow) { try await newsroom.act(.undo, on: story, as: "ana") }
      #expect(undone.first?.fix == "newsdesk draft move \(story) --desk metro")
      _ = try await staff.revoke(.reporter, from: "ana", desk: "metro")
      let stuck = try await refusal(.workflow) { try await newsroom.act(.undo, on: story, as: "ana") }
      #expect(stuck.first?.fix == nil)
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
      let other = await #expect(throws: DeskError.self) {
        _ = try await approvals.move(story, to: "metro", expecting: 3, requestID: request)
      }
      guard case .requestReused = other else { Issue.record("\(String(describing: other))"); return }
    }
  }
}
