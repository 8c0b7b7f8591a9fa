import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A bulk import", .timeLimit(.minutes(10)))
struct BulkImportTests {
  private func item(
    _ headline: String,
    id: String? = nil,
    version: String? = nil,
    body: String? = nil
  ) -> ImportService.Item {
    ImportService.Item(
      slug: Slug.make(from: headline),
      text: StoryText(
        headline: headline,
        body: body ?? "\(headline) body.\n\nCafé, naïve, 東京.",
        byline: "A",
        dateline: "D"
      ),
      pictures: [
        Picture(reference: "a.jpg", caption: "\(headline) caption.", altText: "alt", credit: .jane),
        Picture(caption: "Second.", translations: ["ar": .init(caption: "x")]),
      ],
      removed: [.init(line: 2, text: "Advertisement", why: "residue")],
      externalID: id,
      externalVersion: version
    )
  }

  private func batch(_ items: ImportService.Item...) -> ImportBatch {
    var batch = ImportBatch()
    for (index, item) in items.enumerated() {
      batch.append(
        [(1, item)],
        of: Array("file \(item.text.headline) \(item.text.body)".utf8),
        named: "wire/\(index).json"
      )
    }
    return batch
  }

  private func outcomes(_ results: [ImportResult]) -> [String] {
    results.map { result in
      switch result {
      case .taken(let outcome, _, _): outcome.rawValue
      case .refused(let error): "\(error)".prefix { $0 != "(" }.description
      }
    }
  }

  private func story(_ result: ImportResult) throws -> Int64 {
    guard case .taken(_, let story, _) = result else { throw CancellationError() }
    return story
  }

  @Test("writes the rows that one import after the other writes, all of them and in every column")
  func equal() async throws {
    let tables: [(name: String, columns: String)] = [
      (
        "story",
        "desk_id, slug, version, stage, publication, revision, author_id, assignee_id, confidential, due_at, pending"
      ),
      (
        "revision",
        "number, slug, headline, body, byline, dateline, contributor_line, editor_note, copyright_notice, language, text_digest, "
          + "picture_digest, changed_text, changed_pictures, edited_by"
      ),
      (
        "revision_picture",
        "revision, number, position, reference, picture_id, record_digest, caption, alt_text, translations, credit, creators, "
          + "agencies, via, flags, licence, credit_is_ambiguous, taken_on, place"
      ),
      (
        "history",
        "version, desk_id, action, stage, publication, revision, text_digest, picture_digest, sign_offs_given, note, actor, "
          + "request_id, previous_digest"
      ),
      ("import", "revision, desk_id, item, name, external_id, content_digest, removed, imported_by"),
      ("searchable", "revision, is_current, is_live, desk_id, confidential, config, words"),
    ]
    var written: [[String]] = []
    for isBulk in [true, false] {
      try await TestNewsroom.open { newsroom in
        let ana = try await newsroom.session(as: "ana")
        let items = (1...40).map { item("Story \($0) of the harbour") }
        if isBulk {
          var batch = ImportBatch()
          for item in items { batch.append([(1, item)], of: Array(item.text.headline.utf8), named: "a") }
          #expect(outcomes(try await ana.imports.take(batch, desk: "metro")) == items.map { _ in "done" })
        } else {
          for item in items {
            _ = try await ana.imports.importFile(
              Array(item.text.headline.utf8),
              named: "a",
              items: [item],
              desk: "metro"
            )
          }
        }
        let superuser = try await newsroom.superuser()
        var rows: [String] = []
        for table in tables {
          let sql = "SELECT ROW(\(table.columns))::text FROM newsdesk.\(table.name) ORDER BY 1"
          rows += try await superuser.query(SQL(stringLiteral: sql)).map { try $0.decode(at: 0) }
        }
        rows += try await superuser.query("SELECT convert_from(bytes, 'UTF8') FROM newsdesk.source ORDER BY 1").map {
          try $0.decode(at: 0)
        }
        #expect(try await ana.connection.query("SELECT * FROM newsdesk.verify_stories(0, 1000)").isEmpty == false)
        written.append(rows)
      }
    }
    #expect(written[0].count > 200)
    #expect(written[0] == written[1])
  }

  @Test("refuses what is bad with a reason each, and takes in the rest; what nothing came of is not kept")
  func mixed() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      var bad = item("Bad slug")
      bad.slug = "two words"
      var long = item("Too long")
      long.text.byline = String(repeating: "x", count: 3000)
      var control = item("Control")
      control.text.body = "a\u{7}b"
      let results = try await ana.imports.take(
        batch(item("One"), bad, item("One"), long, control, item("Two")),
        desk: "metro"
      )
      #expect(outcomes(results) == ["done", "badData", "unchanged", "badData", "badData", "done"])
      let superuser = try await newsroom.superuser()
      #expect(try await superuser.query("SELECT count(*) FROM newsdesk.story")[0].decode(at: 0, as: Int.self) == 2)
      #expect(try await superuser.query("SELECT count(*) FROM newsdesk.source")[0].decode(at: 0, as: Int.self) == 2)
      let found = try await ana.connection.query("SELECT FROM newsdesk.search('harbour OR body', NULL, NULL, 10)")
      #expect(found.count == 2)
    }
  }

  @Test("in a dry run asks everything and leaves nothing")
  func dryRun() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let before = try await newsroom.fingerprint()
      let results = try await ana.imports.take(batch(item("One"), item("Two")), desk: "metro", isDryRun: true)
      #expect(outcomes(results) == ["done", "done"])
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("knows another version of the same source's story, keeps it, takes it in or refuses it, as it is told")
  func versions() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let first = try await ana.imports.take(batch(item("One", id: "urn:1", version: "9")), desk: "metro")
      let id = try story(first[0])
      let newer = batch(item("One", id: "urn:1", version: "10", body: "New body."))
      #expect(outcomes(try await ana.imports.take(newer, desk: "metro")) == ["differs"])
      #expect(outcomes(try await ana.imports.take(newer, desk: "metro", onDuplicate: .fail)) == ["duplicate"])
      #expect(outcomes(try await ana.imports.take(newer, desk: "metro", onDuplicate: .update)) == ["updated"])
      #expect(outcomes(try await ana.imports.take(newer, desk: "metro", onDuplicate: .update)) == ["unchanged"])
      let older = batch(
        item("One", id: "urn:1", version: "8", body: "Old body."),
        item("One", id: "urn:1", version: "9")
      )
      #expect(outcomes(try await ana.imports.take(older, desk: "metro", onDuplicate: .update)) == ["older", "older"])
      let story = try #require(try await ana.drafts.readableStory(id))
      #expect((story.version, story.revision, story.text.body) == (2, 2, "New body."))
      // The pictures are the same ones, with the numbers that they had.
      #expect(story.pictures.map(\.number) == [1, 2])
      let origins = try await ana.sources.origins(of: id)
      #expect(origins.map(\.revision) == [2, 1])
      #expect(origins.map(\.externalVersion) == ["10", "9"])
      let bytes = try await ana.sources.bytes(of: id, revision: 2)
      #expect(bytes == Array("file One New body.".utf8))
      #expect(try await ana.imports.story(calledBySource: "urn:1", desk: "metro") == id)
    }
  }

  @Test("writes over nothing that the desk has done since, nor what is locked, submitted to others or out")
  func edited() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let results = try await ana.imports.take(batch(item("One", id: "urn:1", version: "1")), desk: "metro")
      let id = try story(results[0])
      try await newsroom.edit(id, as: "rob") { $0.headline = "Edited here" }
      let newer = batch(item("One", id: "urn:1", version: "2", body: "New."))
      #expect(outcomes(try await ana.imports.take(newer, desk: "metro", onDuplicate: .update)) == ["changedMeanwhile"])
      let story = try #require(try await ana.drafts.readableStory(id))
      #expect(story.text.headline == "Edited here")

      let other = try await ana.imports.take(batch(item("Two", id: "urn:2", version: "1")), desk: "metro")
      let second = try self.story(other[0])
      _ = try await newsroom.session(as: "rob").locks.lock(second)
      let locked = batch(item("Two", id: "urn:2", version: "2", body: "New."))
      #expect(outcomes(try await ana.imports.take(locked, desk: "metro", onDuplicate: .update)) == ["refused"])
    }
  }

  @Test("tells nobody of a story that they may not read: it is new to them")
  func confidential() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let results = try await ana.imports.take(batch(item("Secret", id: "urn:s", version: "1")), desk: "metro")
      let id = try story(results[0])
      try await ana.connection.execute("SELECT newsdesk.restrict_story(\(id), 1, '{}')")
      let rob = try await newsroom.session(as: "rob")
      #expect(try await rob.imports.story(calledBySource: "urn:s", desk: "metro") == nil)
      #expect(try await rob.sources.origins(of: id).isEmpty)
      let own = try await rob.imports.take(
        batch(item("Secret", id: "urn:s", version: "2")),
        desk: "metro",
        onDuplicate: .fail
      )
      #expect(outcomes(own) == ["done"])
      #expect(try story(own[0]) != id)
    }
  }

  @Test("is nobody's on a desk where they begin no stories, and takes nobody else's bytes")
  func permission() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.session(as: "ana").imports.take(batch(item("One", id: "urn:1")), desk: "metro")
      let before = try await newsroom.fingerprint()
      for login in ["sam", "lea", "cleo"] {
        for headline in ["One", "Never seen"] {
          _ = try await refusal(.role) {
            try await newsroom.session(as: login).imports.take(batch(item(headline, id: "urn:1")), desk: "metro")
          }
        }
      }
      let rob = try await newsroom.connection(as: "rob")
      for sql: SQL in [
        "SELECT newsdesk.import_stories('metro', '{}', '{}', '{}', NULL)",
        "SELECT newsdesk.import_stories('metro', ARRAY['{}']::jsonb[], '{}', '{}')",
        "SELECT newsdesk.import_stories('metro', ARRAY_FILL('{}'::jsonb, ARRAY[1001]), ARRAY_FILL('{}'::jsonb, ARRAY[1001]), '{}')",
      ] { #expect(await sqlState { try await rob.query(sql) } == "NDBAD") }
      let stray = try await rob.query(
        """
        SELECT code FROM newsdesk.import_stories(
          'metro', ARRAY['{"headline": "h"}', '{"headline": "h"}', '{"headline": "h"}', '[]', 'null']::jsonb[],
          ARRAY['{"source": 2, "item": 1, "name": "n"}', '{"source": 0}', '{"evil": 1}', '{"source": 1, "item": 1, "name": "n"}',
            'null']::jsonb[],
          ARRAY['x'::bytea]
        )
        """
      ).map { try $0.decode(at: 0, as: String.self) }
      #expect(stray == ["NDBAD", "NDBAD", "NDBAD", "NDBAD", "NDBAD"])
      #expect(try await newsroom.fingerprint() == before)
    }
  }
}
