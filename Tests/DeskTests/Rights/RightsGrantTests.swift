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

@Suite("A grant of rights", .timeLimit(.minutes(10)))
struct RightsGrantTests {
  @Test("lets its story be published, and the publication says which grants it relied on")
  func relied() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      _ = try await newsroom.set(story) { $0.cost = "pay" }
      let machine = try await newsroom.grant("ai_made", story)
      #expect(try await newsroom.blocks(story) == ["cost"])
      let cost = try await newsroom.grant("cost", story, as: "cora")
      let blocks = try await newsroom.session(as: "rob").rights.blocks(of: story)
      #expect(blocks.map(\.lifted?.by) == ["Pia Lind", "Cora Vance"] && blocks.allSatisfy { !$0.blocks })
      let receipt = try await newsroom.act(.publish, on: story, as: "cleo")
      let rob = try await newsroom.session(as: "rob")
      let grants = try await rob.rights.grants(story: story)
      #expect(Set(grants.map(\.id)) == [machine.id, cost.id] && grants.allSatisfy { $0.publications == 1 })
      let told = try await rob.connection.query(
        """
        SELECT detail ->> 'entry' = encode(h.digest, 'hex') AS agrees
        FROM newsdesk.staff_history AS x, newsdesk.history AS h
        WHERE x.act = 'rely on grants' AND h.story_id = \(story) AND h.version = \(Int32(receipt.version))
        """
      ).map { try $0.decode(at: 0, as: Bool.self) }
      #expect(told == [true])
      #expect(try await rob.audit.verify().findings == [])
    }
  }

  @Test("given again is the one that stands, and is named, dated and has its reason")
  func again() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      let rights = try await newsroom.session(as: "pia").rights
      let end = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 + 3600).rounded())
      let first = try await rights.grant("ai_made", for: 1, in: story, until: end, reason: " So be it. ")
      let second = try await rights.grant("ai_made", for: 1, in: story, until: end, reason: "So be it.")
      #expect(first.id == second.id && first.reason == "So be it." && first.until == end)
      #expect(first.grantedBy == Person(login: "pia", name: "Pia Lind") && first.story == story)
    }
  }

  @Test("is over when it is ended: that stops the next publication, and a second end changes nothing")
  func ended() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      let grant = try await newsroom.grant("ai_made", story)
      #expect(try await newsroom.blocks(story) == [])
      let dan = try await newsroom.session(as: "dan").rights
      #expect(try await dan.endGrant(grant.id, note: "No."))
      #expect(try await !dan.endGrant(grant.id))
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.code) == ["ai_made"])
      let over = try await dan.grants(numbered: grant.id).first
      #expect(over?.standing(at: Date()) == "ended" && over?.endedBy?.login == "dan")
      #expect(try await dan.grants(includingOver: false) == [])
    }
  }

  @Test("that has run out lifts nothing, whoever is at the publication already")
  func ranOut() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      try await newsroom.grant("ai_made", story, hours: 1)
      // As if the hour were over.
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript(
        """
        SET session_replication_role = replica;
        UPDATE newsdesk.rights_grant SET granted_at = granted_at - interval '2 hours', until = until - interval '2 hours'
        """
      )
      await superuser.close()
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.code) == ["ai_made"])
    }
  }

  @Test("is for exactly what blocked: other facts under the same code block again")
  func facts() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed()
      _ = try await newsroom.set(story) { $0.restrictions = ["no_online"] }
      try await newsroom.grant("restricted", story)
      #expect(try await newsroom.blocks(story) == [])
      _ = try await newsroom.set(story) { $0.restrictions = ["no_online", "permission_needed"] }
      #expect(try await newsroom.blocks(story) == ["restricted"])
      _ = try await newsroom.set(story, note: "They gave it.") { $0.restrictions = ["no_online"] }
      #expect(try await newsroom.blocks(story) == [])
    }
  }

  @Test("is a second person's: not of who added the picture, wrote the story or changed its pictures")
  func secondPerson() async throws {
    try await TestNewsroom.open { newsroom in
      let picture = try await newsroom.picture(TestNewsroom.byMachine, by: "pia")
      let place = try await newsroom.draft(pictures: 0)
      _ = try await newsroom.session(as: "pia").captions.add(
        Picture(record: picture, caption: "Smoke over the quay.", credit: .jane),
        to: place,
        expecting: nil
      )
      var reasons = try await refusal(.secondPerson) { try await newsroom.grant("ai_made", place) }
      #expect(reasons.map(\.code) == ["second_person"])
      #expect(reasons[0].who?.contains("Leo Marsh (metro photo editor)") == true)
      #expect(reasons[0].who?.contains("Pia Lind (metro photo editor)") == false)
      let leo = try await newsroom.session(as: "leo")
      _ = try await leo.captions.edit(1, of: place, caption: "Smoke.", expecting: nil)
      reasons = try await refusal(.secondPerson) { try await newsroom.grant("ai_made", place, as: "leo") }
      #expect(reasons[0].message.contains("changed its pictures"))
      reasons = try await refusal(.role) { try await newsroom.grant("ai_made", place, as: "rob") }
      #expect(reasons[0].code == "role")
      try await newsroom.grant("ai_made", place, as: "dan")
    }
  }

  @Test("for every story is given by those who hold the role in the whole newsroom")
  func everyStory() async throws {
    try await TestNewsroom.open { newsroom in
      let picture = try await newsroom.picture(TestNewsroom.byMachine)
      let first = try await newsroom.photographed(picture: picture)
      let second = try await newsroom.photographed(picture: picture, slug: "second")
      try await newsroom.grant("ai_made", first)
      #expect(try await newsroom.blocks(second) == ["ai_made"])
      let reasons = try await refusal(.role) { try await newsroom.grant("ai_made", first, everyStory: true) }
      #expect(reasons[0].message.contains("in the whole newsroom"))
      _ = try await newsroom.session(as: "adm").staff.grant(.photoEditor, to: "pia", desk: nil)
      let grant = try await newsroom.grant("ai_made", first, everyStory: true)
      #expect(grant.story == nil)
      #expect(try await newsroom.blocks(second) == [])
      let leo = try await newsroom.session(as: "leo").rights
      #expect(try await leo.grants(story: second).map(\.id) == [grant.id])
      let refused = try await refusal(.role) { try await leo.endGrant(grant.id) }
      #expect(refused.map(\.code) == ["role"])
    }
  }
}
