import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A picture that was tampered with", .timeLimit(.minutes(10)))
struct PictureTamperingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: String
    let finding: Irregularity
  }

  /// Pictures 1 and 2 are held by story 1, in revisions 2 and 3, its versions 2 and 3.
  static let cases = [
    Case(
      testDescription: "another file under the same digest",
      sql:
        "ALTER TABLE newsdesk.picture_file DROP CONSTRAINT picture_file_digest_is_true; UPDATE newsdesk.picture_file SET bytes = 'x' WHERE digest = sha256('quay')",
      finding: Irregularity(.edited, .picture, name: "1")
    ),
    Case(
      testDescription: "a file that is gone",
      sql: "DELETE FROM newsdesk.picture_file WHERE digest = sha256('quay')",
      finding: Irregularity(.deleted, .picture, name: "1")
    ),
    Case(
      testDescription: "other metadata",
      sql: "UPDATE newsdesk.picture SET metadata = metadata - 'creators' WHERE id = 2",
      finding: Irregularity(.edited, .picture, name: "2")
    ),
    Case(
      testDescription: "other tags",
      sql: "UPDATE newsdesk.picture SET raw = '{}' WHERE id = 2",
      finding: Irregularity(.edited, .picture, name: "2")
    ),
    Case(
      testDescription: "other metadata with a digest that fits it",
      sql:
        "UPDATE newsdesk.picture SET metadata = '{}' WHERE id = 2; UPDATE newsdesk.picture AS p SET digest = newsdesk.picture_record_digest(p) WHERE id = 2",
      finding: Irregularity(.edited, .pictures, story: 1, version: 3, name: "3")
    ),
    Case(
      testDescription: "a picture that stands in another's place",
      sql: "UPDATE newsdesk.revision_picture SET picture_id = 2 WHERE picture_id = 1",
      finding: Irregularity(.edited, .pictures, story: 1, version: 2, name: "2")
    ),
    Case(
      testDescription: "a picture that stands in another's place, with its digest",
      sql:
        "UPDATE newsdesk.revision_picture AS x SET picture_id = 2, record_digest = p.digest FROM newsdesk.picture AS p WHERE p.id = 2 AND x.picture_id = 1",
      finding: Irregularity(.edited, .pictures, story: 1, version: 2, name: "2")
    ),
    Case(
      testDescription: "a record that is gone",
      sql: "DELETE FROM newsdesk.picture WHERE id = 1",
      finding: Irregularity(.deleted, .picture, story: 1, version: 2, name: "1")
    ),
  ]

  @Test("is found by whoever verifies, and its file is handed out to nobody", arguments: cases)
  func tampering(_ tampering: Case) async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      #expect(story == 1)
      try await newsroom.add(.quay(), to: story, as: "ana")
      try await newsroom.add(.quay("harbour"), to: story, as: "ana")
      // Somebody of another desk, who may not read it.
      let audit = try await newsroom.session(as: "sam").audit
      #expect(try await audit.verify().findings.isEmpty)
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript("SET session_replication_role = replica; \(tampering.sql)")
      let found = try await audit.verify().findings.map(\.finding)
      #expect(found.first == tampering.finding, "\(found)")
      let own = try await newsroom.session(as: "ana").audit.verify(stories: [story]).findings.map(\.finding)
      #expect(own.contains(tampering.finding), "\(own)")
      if tampering.finding.part == .picture, tampering.finding.kind == .edited {
        let picture = try #require(Int64(tampering.finding.name ?? ""))
        let error = await #expect(throws: DeskError.self) {
          try await newsroom.session(as: "ana").photos.file(of: picture)
        }
        guard case .tampered = error else { Issue.record("\(String(describing: error))"); return }
      }
    }
  }
}
