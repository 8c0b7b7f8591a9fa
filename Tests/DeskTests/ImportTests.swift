import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("An import")
struct ImportTests {
  private let page = Array("A page\r\nwith \u{0}bytes".utf8)

  private func item(
    _ headline: String,
    slug: String? = nil,
    removed: [ImportService.RemovedLine] = []
  ) -> ImportService.Item {
    ImportService.Item(
      slug: slug ?? headline.lowercased(),
      text: StoryText(headline: headline, body: "\(headline) body."),
      pictures: [Picture(caption: "\(headline) caption.", credit: .jane)],
      removed: removed
    )
  }

  private func count(_ table: String, in newsroom: TestNewsroom) async throws -> Int {
    try await newsroom.superuser().query("SELECT count(*) FROM newsdesk.\(identifier: table)")[0].decode(at: 0)
  }

  @Test("keeps the file's bytes as they came, and what was left out of it")
  func bytes() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let removed = [ImportService.RemovedLine(line: 2, text: "Advertisement", why: "residue")]
      let receipts = try await ana.imports.importFile(
        page,
        named: "a page.txt",
        items: [item("One", removed: removed), item("Two")],
        desk: "metro"
      )
      #expect(receipts.map(\.outcome) == [.done, .done])
      let rows = try await ana.connection.query(
        """
        SELECT s.bytes, i.item, i.name, i.removed, i.story_id
        FROM newsdesk.import AS i JOIN newsdesk.source AS s ON s.id = i.source_id ORDER BY i.item
        """
      )
      #expect(try rows.map { try $0.decode("bytes", as: [UInt8].self) } == [page, page])
      #expect(try rows.map { try $0.decode("item", as: Int.self) } == [1, 2])
      #expect(try rows.map { try $0.decode("story_id", as: Int64.self) } == receipts.map(\.story))
      #expect(try rows[0].decode("name", as: String.self) == "a page.txt")
      #expect(try rows[0].decode("removed", as: PostgresJSON<[ImportService.RemovedLine]>.self).value == removed)
    }
  }

  @Test("of what the desk has already changes nothing, even from another file, under another slug, after edits")
  func again() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let first = try await ana.imports.importFile(page, named: "a", items: [item("One")], desk: "metro")
      try await newsroom.edit(first[0].story, as: "rob") { $0.headline = "Edited" }
      let other = try await newsroom.session(as: "rob").imports.importFile(
        Array("other".utf8),
        named: "b",
        items: [item("One", slug: "else"), item("Two")],
        desk: "metro"
      )
      #expect(other.map(\.outcome) == [.unchanged, .done])
      #expect(other[0].story == first[0].story && other[0].version == 2)
      #expect(try await count("story", in: newsroom) == 2)
    }
  }

  @Test("belongs to a desk: another desk has its own copy, and hears nothing of the first")
  func desks() async throws {
    try await TestNewsroom.open { newsroom in
      let metro = try await newsroom.session(as: "ana").imports.importFile(
        page,
        named: "a",
        items: [item("One")],
        desk: "metro"
      )
      let sam = try await newsroom.session(as: "sam")
      // The same answer for what metro has and for what it hasn't.
      for headline in ["One", "Never seen"] {
        let reasons = try await refusal(.role) {
          try await sam.imports.importFile(page, named: "a", items: [item(headline)], desk: "metro")
        }
        #expect(
          reasons.first?.message == "that takes the role of reporter or editor on the metro desk, which you do not hold"
        )
      }
      let sport = try await sam.imports.importFile(page, named: "a", items: [item("One")], desk: "sport")
      #expect(sport[0].outcome == .done && sport[0].story != metro[0].story)
      #expect(try await count("source", in: newsroom) == 1)
    }
  }

  @Test("waits for another of the same content, and then finds what that has made")
  func concurrent() async throws {
    try await TestNewsroom.open { newsroom in
      let content = #"{"slug": "one", "headline": "One", "body": "b"}"#
      let ana = try await newsroom.connection(as: "ana")
      let ben = try await newsroom.connection(as: "ben")
      for person in [ana, ben] { try await person.executeScript("SELECT newsdesk.keep_source('page')") }
      let importing: SQL = """
        SELECT outcome FROM newsdesk.import_story('metro', \(content)::text::jsonb, sha256('page'), 1, 'page.txt')
        """
      try await ana.executeScript("BEGIN")
      #expect(try await ana.query(importing)[0].decode(at: 0, as: String.self) == "done")
      async let second = ben.query(importing)
      try await newsroom.waitUntilBlocked(ben)
      try await ana.executeScript("COMMIT")
      #expect(try await second[0].decode(at: 0, as: String.self) == "unchanged")
      #expect(try await count("story", in: newsroom) == 1)
    }
  }

  @Test("takes bytes from nobody who only knows their digest")
  func digestIsNoKey() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.connection(as: "ana")
      let sam = try await newsroom.connection(as: "sam")
      try await ana.executeScript("SELECT newsdesk.keep_source('a page of metro')")
      let content = #"{"slug": "mine", "headline": "Mine", "body": "b"}"#
      let linking: SQL = """
        SELECT newsdesk.import_story('sport', \(content)::text::jsonb, sha256('a page of metro'), 1, 'page.txt')
        """
      #expect(await sqlState { try await sam.query(linking) } == "NDBAD")
      #expect(try await sam.query("SELECT FROM newsdesk.source").isEmpty)
      #expect(try await count("story", in: newsroom) == 0)
    }
  }

  @Test("stores all stories of a file or none, and none in a dry run")
  func allOrNone() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let before = try await newsroom.fingerprint()
      var bad = item("Two")
      bad.slug = "has a space"
      await #expect(throws: DeskError.self) {
        try await ana.imports.importFile(page, named: "a", items: [item("One"), bad], desk: "metro")
      }
      let dry = try await ana.imports.importFile(page, named: "a", items: [item("One")], desk: "metro", isDryRun: true)
      #expect(dry.map(\.outcome) == [.done])
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("takes who may begin stories somewhere")
  func keeping() async throws {
    try await TestNewsroom.open { newsroom in
      let before = try await newsroom.fingerprint()
      for login in ["cleo", "pia", "lea"] {
        _ = try await refusal(.role) {
          try await newsroom.session(as: login).imports.importFile(page, named: "a", items: [], desk: "metro")
        }
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }
}
