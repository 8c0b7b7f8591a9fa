import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Verifying the rights of pictures", .timeLimit(.minutes(10)))
struct RightsTamperingTests {
  /// What a superuser does where picture 1 has three versions of rights, grant 1 was relied on and grant 2 ended.
  static let tamperings = [
    Tampering(
      "a picture that costs nothing any more",
      "UPDATE newsdesk.picture_rights SET cost = 'free' WHERE version = 2",
      finds: Irregularity(.edited, .rights, name: "of picture 1, version 2")
    ),
    Tampering(
      "rights rewritten together with their digest",
      """
      UPDATE newsdesk.picture_rights SET cost = 'free' WHERE version = 2;
      UPDATE newsdesk.picture_rights AS r SET digest = newsdesk.rights_digest(r)
      """,
      finds: Irregularity(.edited, .rights, name: "of picture 1, version 2")
    ),
    Tampering(
      "the newest rights gone",
      "DELETE FROM newsdesk.picture_rights WHERE version = 2",
      finds: Irregularity(.deleted, .rights, name: "of picture 1, version 2")
    ),
    Tampering(
      "rights that nobody said",
      """
      INSERT INTO newsdesk.picture_rights (picture_id, version, cost, set_by, actor, set_at, digest)
      SELECT picture_id, 4, 'free', set_by, actor, set_at, digest FROM newsdesk.picture_rights WHERE version = 2
      """,
      finds: Irregularity(.inserted, .rights, name: "of picture 1, version 4")
    ),
    Tampering(
      "rights said to be another's",
      """
      UPDATE newsdesk.picture_rights SET actor = 'leo' WHERE version = 1;
      UPDATE newsdesk.picture_rights AS r SET digest = newsdesk.rights_digest(r)
      """,
      finds: Irregularity(.edited, .rights, name: "of picture 1, version 1")
    ),
    Tampering(
      "a grant that lasts for ever",
      "UPDATE newsdesk.rights_grant SET until = until + interval '10 days' WHERE id = 1",
      finds: Irregularity(.edited, .grant, name: "1")
    ),
    Tampering(
      "a grant that never was",
      "DELETE FROM newsdesk.rights_grant WHERE id = 2",
      finds: Irregularity(.deleted, .grant, name: "2")
    ),
    Tampering(
      "a grant that nobody gave",
      """
      INSERT INTO newsdesk.rights_grant OVERRIDING SYSTEM VALUE
      SELECT 9, picture_id, NULL, code, facts, reason, granted_by, actor, granted_at, until, digest
      FROM newsdesk.rights_grant WHERE id = 1
      """,
      finds: Irregularity(.inserted, .grant, name: "9")
    ),
    Tampering(
      "a grant that is alive again",
      "DELETE FROM newsdesk.rights_grant_end",
      finds: Irregularity(.deleted, .grant, name: "2, the end of it")
    ),
    Tampering(
      "a publication that relied on nobody",
      "DELETE FROM newsdesk.rights_reliance",
      finds: Irregularity(.deleted, .grant, name: "1, relied on")
    ),
    Tampering(
      "a publication that relied on another's word",
      "UPDATE newsdesk.rights_reliance SET grant_id = 2",
      finds: Irregularity(.deleted, .grant, name: "1, relied on")
    ),
    Tampering(
      "a newsroom that publishes elsewhere",
      "UPDATE newsdesk.newsroom SET territories = '{FR}'",
      finds: Irregularity(.edited, .territory, name: "FR")
    ),
  ]

  @Test("finds what a superuser did, and names it", arguments: tamperings)
  func found(_ tampering: Tampering) async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      _ = try await newsroom.set(story) { $0.source = "AP" }
      _ = try await newsroom.set(story) { $0.cost = "pay" }
      try await newsroom.grant("ai_made", story)
      let second = try await newsroom.grant("cost", story, as: "ben")
      _ = try await newsroom.session(as: "ben").rights.endGrant(second.id)
      _ = try await newsroom.set(story, note: "Included after all.") { $0.cost = "included" }
      let rob = try await newsroom.session(as: "rob")
      try await newsroom.act(.publish, on: story, as: "cleo")
      _ = try await newsroom.session(as: "adm").rights.setTerritories(["GB"])
      #expect(try await rob.audit.verify().findings == [])
      try await tampering.carryOut(on: newsroom)
      let findings = try await rob.audit.verify().findings.map(\.finding)
      let named = findings.map { Irregularity($0.kind, $0.part, name: $0.name) }
      #expect(named.contains(tampering.finding), "\(findings)")
      #expect(findings.allSatisfy { [.rights, .grant, .territory].contains($0.part) })
    }
  }
}
