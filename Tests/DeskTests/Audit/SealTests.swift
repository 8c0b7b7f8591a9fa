import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A seal")
struct SealTests {
  @Test("holds what is new, once, and is made of nothing")
  func onlyNew() async throws {
    try await TestNewsroom.open { newsroom in
      let audit = try await newsroom.session(as: "ana").audit
      let first = try await newsroom.submitted()
      let second = try await newsroom.draft(slug: "second")
      let seal = try #require(try await audit.seal().first)
      #expect((seal.number, seal.firstEntry, seal.entries, seal.stories, seal.lastEntry) == (1, 1, 3, 2, 3))
      #expect(seal.previousDigest == nil && seal.staffEntry == 36)
      #expect(try await audit.seal() == [])

      try await newsroom.act(.approve, on: first, as: "ben")
      let next = try #require(try await audit.seal().first)
      #expect((next.number, next.firstEntry, next.entries, next.stories) == (2, 4, 1, 1))
      #expect(next.previousDigest == seal.digest)
      #expect(try await audit.newestSeal() == next)
      let places = try await [first, second].asyncMap { try await audit.entry(of: $0, version: nil).place }
      #expect(places == [4, 3])

      _ = try await newsroom.session(as: "adm").staff.addDesk("world")
      let ofStaff = try #require(try await audit.seal().first)
      #expect((ofStaff.entries, ofStaff.stories, ofStaff.staffEntry) == (0, 0, 37))
    }
  }

  @Test("is computed as documented")
  func digests() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let connection = try await newsroom.session(as: "ana").connection
      let rows = try await connection.query(
        """
        SELECT s.digest, s.stories_digest, p.story_id, p.first_version, p.version, p.digest AS part, ARRAY[
          'newsdesk.seal.1', number::text, ((extract(epoch FROM sealed_at) * 1000000)::bigint)::text, first_entry::text,
          entries::text, stories::text, encode(stories_digest, 'hex'), staff_entry::text, encode(staff_digest, 'hex'),
          server::text, oldest_transaction::text, next_transaction::text, encode(previous_digest, 'hex')
        ] AS fields
        FROM newsdesk.seal AS s JOIN newsdesk.sealed_story AS p ON p.seal = s.number ORDER BY s.number
        """
      )
      #expect(rows.count == 9)
      for row in rows {
        let parts =
          SHA256.bigEndian(try row.decode("story_id", as: Int64.self))
          + SHA256.bigEndian(try row.decode("first_version", as: Int32.self))
          + SHA256.bigEndian(try row.decode("version", as: Int32.self)) + (try row.decode("part", as: [UInt8].self))
        #expect(SHA256.digest(parts) == (try row.decode("stories_digest", as: [UInt8].self)))
        let fields = try row.decode("fields", as: [String?].self)
        let bytes = fields.flatMap { field -> [UInt8] in
          field.map { SHA256.bigEndian(UInt32($0.utf8.count)) + Array($0.utf8) } ?? [255, 255, 255, 255]
        }
        #expect(
          SHA256.digest(SHA256.bigEndian(UInt32(fields.count)) + bytes) == (try row.decode("digest", as: [UInt8].self))
        )
      }
    }
  }

  @Test("waits for nobody who keeps a transaction open, and misses nothing of what they commit")
  func openTransaction() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let audit = try await newsroom.session(as: "rob").audit
      let slow = try await newsroom.connection(as: "ana")
      try await slow.executeScript("BEGIN; SELECT newsdesk.act(\(story), 'submit', 1)")
      let other = try await newsroom.draft(by: "rob", slug: "other")
      #expect(try await audit.seal().first?.entries == 2)
      try await newsroom.act(.submit, on: other, as: "rob")
      #expect(try await audit.seal().first?.entries == 1)
      try await slow.executeScript("COMMIT")
      #expect(try await audit.seal().first?.entries == 1)
      let end = try await audit.verify()
      #expect(end.unsealed == 0 && end.findings == [])
      await slow.close()
    }
  }

  @Test("is gone on with on another server, where transactions are counted anew")
  func anotherServer() async throws {
    try await TestNewsroom.open { newsroom in
      let audit = try await newsroom.session(as: "rob").audit
      let story = try await newsroom.draft()
      _ = try await audit.seal()
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript(
        """
        SET session_replication_role = replica;
        UPDATE newsdesk.seal SET server = 1, oldest_transaction = 1000000000000, next_transaction = 1000000000000;
        UPDATE newsdesk.seal AS s SET digest = newsdesk.seal_digest(s)
        """
      )
      try await newsroom.act(.submit, on: story, as: "ana")
      #expect(try await audit.seal().first?.entries == 1)
      #expect(try await audit.seal() == [])
      #expect(try await audit.verify().findings == [])
    }
  }

  @Test("can be changed by nobody")
  func appendOnly() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let superuser = try await newsroom.superuser()
      let ana = try await newsroom.session(as: "ana").connection
      for table in ["seal", "sealed_story"] {
        for statement in [
          "UPDATE newsdesk.\(table) SET digest = ''", "DELETE FROM newsdesk.\(table)",
          "TRUNCATE newsdesk.\(table) CASCADE",
        ] {
          #expect(await sqlState { try await superuser.executeScript(statement) } == "NDAPP")
          #expect(await sqlState { try await ana.executeScript(statement) } == .insufficientPrivilege)
        }
      }
    }
  }

  @Test("made by many at once is one after another")
  func many() async throws {
    try await TestNewsroom.open { newsroom in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, login) in ["ana", "rob", "ben", "dan"].enumerated() {
          group.addTask {
            let session = try await newsroom.anotherSession(as: login)
            for round in 0..<10 {
              if number < 2 {
                _ = try await session.drafts.create(
                  desk: "metro",
                  slug: "s-\(number)-\(round)",
                  text: StoryText(headline: "H", body: "B")
                )
              }
              _ = try await session.audit.seal()
            }
            await session.close()
          }
        }
        try await group.waitForAll()
      }
      let audit = try await newsroom.session(as: "ana").audit
      let result = try await audit.verify()
      #expect(result.findings == [] && result.unsealed == 0 && result.entries == 20)
    }
  }
}

extension Array {
  fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async throws -> [Value] {
    var result: [Value] = []
    for element in self { result.append(try await body(element)) }
    return result
  }
}
