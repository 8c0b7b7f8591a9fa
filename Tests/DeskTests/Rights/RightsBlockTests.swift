import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("A picture that may not be published", .timeLimit(.minutes(10)))
struct RightsBlockTests {
  @Test("stops its story with all reasons at once, each with its code, what to type and who can")
  func allAtOnce() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      _ = try await newsroom.session(as: "adm").rights.setTerritories(["GB", "IE"])
      _ = try await newsroom.set(story) {
        $0.cost = "conditional"
        $0.excluded = ["IE"]
        $0.expiresAt = .some(Date().addingTimeInterval(-60))
        $0.restrictions = ["no_online", "editorial_use_only", "withdrawn"]
      }
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.code) == ["ai_made", "cost", "expired", "restricted", "territory", "withdrawn"])
      #expect(reasons.allSatisfy { $0.subject == "photo 1" })
      #expect(reasons[1].fix == "newsdesk photo rights grant \(story)/1 --lift cost --until TIME --reason \"...\"")
      // Ana wrote the story and added the picture; ben only signed it off.
      let who = try #require(reasons[0].who)
      #expect(who.contains("Ben Okafor (metro editor)") && who.contains("Pia Lind (metro photo editor)"))
      #expect(try await newsroom.state(of: story) == "approved")
    }
  }

  @Test("is told of before, where its story is handed in, and stops nothing but the publication")
  func earlyWarning() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine, approved: false)
      #expect(try await newsroom.blocks(story)?.contains("ai_made") == true)
      try await newsroom.act(.submit, on: story, as: "ana")
      #expect(try await newsroom.blocks(story)?.contains("ai_made") == true)
      try await newsroom.act(.approve, on: story, as: "ben")
      #expect(try await newsroom.blocks(story) == ["ai_made"])
    }
  }

  @Test("by machine is so by the words of its digital source type, and no statement of rights takes that away")
  func byMachine() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      _ = try await newsroom.set(story, note: "It's ours.") {
        $0.cost = "free"; $0.restrictions = []
      }
      #expect(try await newsroom.blocks(story) == ["ai_made"])
      let photo = try await newsroom.photographed(
        #"{"digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"}"#,
        slug: "other"
      )
      #expect(try await newsroom.blocks(photo) == [])
    }
  }

  @Test("once is published once: a second story is stopped, and a correction of the first is not")
  func singleUse() async throws {
    try await TestNewsroom.open { newsroom in
      let picture = try await newsroom.picture()
      let first = try await newsroom.photographed(picture: picture)
      let second = try await newsroom.photographed(picture: picture, slug: "second")
      _ = try await newsroom.set(first) { $0.restrictions = ["single_use"] }
      #expect(try await newsroom.blocks(second) == [])
      try await newsroom.act(.publish, on: first, as: "cleo")
      #expect(try await newsroom.blocks(second) == ["restricted"])
      try await newsroom.act(.correct, on: first, as: "ben", note: "The name.")
      try await newsroom.edit(first, as: "ana") { $0.headline = "Fire at the old harbour" }
      try await newsroom.act(.submit, on: first, as: "ana")
      try await newsroom.act(.approve, on: first, as: "ben")
      try await newsroom.act(.publish, on: first, as: "cleo")
      #expect(try await newsroom.state(of: first) == "published")
    }
  }

  @Test("somewhere is stopped where the newsroom publishes there, and where nobody has said where it does")
  func territory() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed()
      let rights = try await newsroom.session(as: "adm").rights
      _ = try await newsroom.set(story) { $0.territories = ["GB"] }
      #expect(try await newsroom.blocks(story) == ["territory"])
      _ = try await rights.setTerritories(["GB"])
      #expect(try await newsroom.blocks(story) == [])
      _ = try await rights.setTerritories(["GB", "IE"])
      #expect(try await newsroom.blocks(story) == ["territory"])
      _ = try await newsroom.set(story, note: "Bought.") {
        $0.territories = ["GB", "IE"]; $0.excluded = ["AT"]
      }
      #expect(try await newsroom.blocks(story) == [])
      let error = try await refusal(.role) { try await newsroom.session(as: "pia").rights.setTerritories([]) }
      #expect(error.first?.code == "role")
    }
  }

  @Test("until a time is stopped from that time on, by the server's clock")
  func expiry() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed()
      _ = try await newsroom.set(story) { $0.expiresAt = .some(Date().addingTimeInterval(3600)) }
      #expect(try await newsroom.blocks(story) == [])
      let coming = try await newsroom.session(as: "ana").rights.blocks(of: story)
      #expect(coming.map(\.code) == ["expired"] && coming.allSatisfy { !$0.blocks && $0.dueAt != nil })
      _ = try await newsroom.set(story) { $0.expiresAt = .some(Date().addingTimeInterval(-1)) }
      #expect(try await newsroom.blocks(story) == ["expired"])
    }
  }

  @Test("because it has no caption or credit is lifted by nobody")
  func captionAndCredit() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine, approved: false)
      for code in ["caption", "credit", "no_caption", "no_credit"] {
        let error = await #expect(throws: DeskError.self) { try await newsroom.grant(code, story) }
        guard case .badData("no grant lifts a missing caption or credit", _) = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
      try await newsroom.grant("ai_made", story)
      let ana = try await newsroom.session(as: "ana").connection
      let version = try await newsroom.version(of: story)
      _ = try await ana.query(
        """
        SELECT newsdesk.save_story(
          \(story), \(Int32(version)), '{"pictures": [{"number": 1, "caption": " ", "credit": null}]}'::jsonb
        )
        """
      )
      let codes = try #require(try await newsroom.blocks(story))
      #expect(codes.contains("caption") && codes.contains("credit") && !codes.contains("ai_made"))
    }
  }

  @Test("is found by the report, with what is granted, what expires, what is unclear and what no story holds")
  func report() async throws {
    try await TestNewsroom.open { newsroom in
      let blocked = try await newsroom.photographed(TestNewsroom.byMachine)
      let expiring = try await newsroom.photographed(#"{"instructions": "NO ARCHIVES"}"#, slug: "expiring")
      #expect(try await newsroom.session(as: "rob").reports.credits().map(\.kind) == ["blocked", "proposed"])
      _ = try await newsroom.set(expiring) { $0.expiresAt = .some(Date().addingTimeInterval(3 * 86_400)) }
      try await newsroom.grant("ai_made", blocked)
      let unused = try await newsroom.picture(#"{"title": []}"#)
      let rob = try await newsroom.session(as: "rob").reports
      let found = try await rob.credits()
      #expect(found.map(\.kind) == ["granted", "expiring"])
      #expect(found.map(\.story) == [blocked, expiring] && found.allSatisfy { $0.number == 1 && $0.desk == "metro" })
      #expect(found[1].fix == "newsdesk photo rights set \(expiring)/1 --expires TIME --note \"...\"")
      #expect(found[1].who == ["Leo Marsh (metro photo editor)", "Pia Lind (metro photo editor)"])
      #expect(try await rob.credits(expiringWithin: 2).map(\.kind) == ["granted"])
      #expect(try await rob.credits(desk: "sport") == [])
      let own = try await newsroom.session(as: "ana").reports.credits()
      #expect(own.last?.kind == "unused" && own.last?.finding == "picture \(unused) is in no story now")
    }
  }
}
