import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A colleague who is asked for a sign-off")
struct AskingTests {
  @Test("reads another desk's story, which waits for them, until it is out")
  func reads() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      #expect(try await newsroom.readers(of: story, among: ["eve"]) == [])
      let receipt = try await newsroom.ask("eve", for: .copy, of: story, as: "ana")
      #expect(receipt.outcome == .done)
      let eve = try await newsroom.session(as: "eve")
      let pending = try await eve.reports.pending()
      #expect(pending.map(\.id) == [story] && pending.first?.waitingOn == "Eve Stone")
      #expect(pending.first?.desk == "metro")
      #expect(try await eve.reports.pending(PendingFilter(desks: ["sport"])).isEmpty)
      #expect(try await eve.reports.pending(PendingFilter(desks: ["metro"]), limit: 1).count == 1)
      #expect(try await eve.drafts.story(story).text.headline == "Fire at the harbour")
      #expect(try await newsroom.session(as: "ben").reports.pending().first?.waitingOn == "any metro editor")
      let readers = try await eve.readers.readers(of: story)
      #expect(readers.map(\.askedFor) == [.copy] && readers.map(\.person.login) == ["eve"])
      let last = try await eve.audit.history(of: story).last
      #expect(last?.action == .ask && last?.note == "Eve Stone (eve): copy")

      try await newsroom.act(.approve, on: story, as: "ben")
      try await newsroom.act(.publish, on: story, as: "cleo")
      #expect(try await newsroom.readers(of: story, among: ["eve", "sam"]) == [])
      try await newsroom.act(.correct, on: story, as: "ben", note: "Why.")
      #expect(try await newsroom.readers(of: story, among: ["eve", "sam"]) == [])
    }
  }

  @Test("gives what they were asked for and no other, under the rules of everybody who gives it")
  func gives() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(pictures: 1)
      #expect(try await newsroom.obstacles(to: .approve, on: story, for: "ben") == [])
      try await newsroom.ask("eve", for: .copy, of: story, as: "ana")
      let eve = try await newsroom.session(as: "eve")
      #expect(try await newsroom.obstacles(to: .approve, on: story, for: "eve") == [])
      #expect(try await newsroom.obstacles(to: .requestChanges, on: story, for: "eve") == ["role"])
      let given = try await newsroom.act(.approve, on: story, as: "eve")
      #expect(given.signOffs == [.copy] && given.state.rawValue == "in_review")
      #expect(try await eve.reports.pending().map(\.waitingOn) == ["any metro editor"])
      #expect(try await newsroom.act(.approve, on: story, as: "eve").outcome == .already)
      // Voided by an edit like any other: it waits for her again.
      try await newsroom.edit(story, as: "dan") { $0.headline = "Fire at the quay" }
      #expect(try await eve.reports.pending().map(\.waitingOn) == ["Eve Stone"])
      try await newsroom.act(.approve, on: story, as: "eve")
      #expect(try await newsroom.act(.approve, on: story, as: "pia").state.rawValue == "approved")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").outcome == .done)
    }
  }

  @Test("gives a sign-off that the desk doesn't require, and can't when the role is gone that they were asked for")
  func givesUnrequired() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      #expect(try await newsroom.obstacles(to: .approve, on: story, for: "lea")?.isEmpty == false)
      try await newsroom.ask("lea", for: .legal, of: story, as: "ana")
      try await newsroom.ask("eve", for: .copy, of: story, as: "ana")
      let given = try await newsroom.act(.approve, on: story, as: "lea")
      #expect(given.signOffs == [.legal] && given.state.rawValue == "in_review")
      _ = try await newsroom.session(as: "adm").staff.revoke(.editor, from: "eve", desk: "sport")
      _ = try await refusal(.role) { try await newsroom.act(.approve, on: story, as: "eve") }
    }
  }

  @Test("holds a role that gives it somewhere, works here, wrote none of it, and is somebody else")
  func whom() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      try await newsroom.edit(story, as: "dan") { $0.headline = "Fire at the quay" }
      var reasons = try await refusal(.role) { try await newsroom.ask("sam", for: .copy, of: story, as: "ana") }
      #expect(reasons.map(\.message) == ["Sam Field holds no role that gives the copy sign-off"])
      #expect(
        reasons.first?.who == ["Ben Okafor (metro editor)", "Dan Weiss (metro editor)", "Eve Stone (sport editor)"]
      )
      _ = try await refusal(.role) { try await newsroom.ask("eve", for: .legal, of: story, as: "ana") }
      reasons = try await refusal(.secondPerson) { try await newsroom.ask("dan", for: .copy, of: story, as: "ana") }
      #expect(reasons.first?.who == ["Ben Okafor (metro editor)", "Eve Stone (sport editor)"])
      for (login, colleague) in [("ben", "ben"), ("ana", "finn"), ("ana", "olga")] {
        await #expect(throws: DeskError.self) { try await newsroom.ask(colleague, for: .copy, of: story, as: login) }
      }
      let ana = try await newsroom.connection(as: "ana")
      #expect(await sqlState { try await ana.query("SELECT newsdesk.ask(\(story), 2, 'ben', NULL)") } == "NDBAD")
      #expect(await sqlState { try await ana.query("SELECT newsdesk.ask(\(story), 2, NULL, 'copy')") } == "NDNFP")
      #expect(try await newsroom.version(of: story) == 2)
    }
  }

  @Test("is asked by the desk: not by those who only read, nor by others")
  func who() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      for login in ["sam", "finn"] {
        await #expect(throws: DeskError.self) { try await newsroom.ask("eve", for: .copy, of: story, as: login) }
      }
      _ = try await refusal(.role) { try await newsroom.ask("eve", for: .copy, of: story, as: "adm") }
      try await newsroom.ask("eve", for: .copy, of: story, as: "pia")
      _ = try await refusal(.role) { try await newsroom.ask("lea", for: .legal, of: story, as: "eve") }
      #expect(try await newsroom.ask("eve", for: .copy, of: story, as: "ana").outcome == .already)
      #expect(try await newsroom.version(of: story) == 2)
    }
  }

  @Test("reads a confidential story too, when somebody asks who may name its readers")
  func confidential() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      try await newsroom.restrict(story, to: ["ben", "pia"], as: "ana")
      _ = try await refusal(.role) { try await newsroom.ask("lea", for: .legal, of: story, as: "pia") }
      try await newsroom.ask("lea", for: .legal, of: story, as: "ben")
      #expect(try await newsroom.readers(of: story) == ["ana", "ben", "pia", "lea"])
      // Who is named and who was asked are two things.
      try await newsroom.unrestrict(story, as: "ben")
      #expect(try await newsroom.session(as: "ben").readers.readers(of: story).map(\.askedFor) == [.legal])
    }
  }
}
