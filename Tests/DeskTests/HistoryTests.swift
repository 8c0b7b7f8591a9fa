import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A story's history")
struct HistoryTests {
  /// A length of four bytes, big-endian, then UTF-8; NULL is four bytes of 0xFF.
  private static func field(_ value: String?) -> [UInt8] {
    guard let value else { return [0xff, 0xff, 0xff, 0xff] }
    return SHA256.bigEndian(UInt32(value.utf8.count)) + Array(value.utf8)
  }

  /// A count of four bytes, then the fields.
  private static func list(_ values: [String?]) -> [UInt8] {
    SHA256.bigEndian(UInt32(values.count)) + values.flatMap(field)
  }

  /// A story with everything in it: an act of every kind but the killing ones, two halves edited, NULLs and none.
  private func eventfulStory(_ newsroom: TestNewsroom) async throws -> Int64 {
    let story = try await newsroom.submitted(pictures: 2)
    try await newsroom.act(.requestChanges, on: story, as: "ben", note: "Wer sagt das? 「出典」 e\u{301}")
    try await newsroom.edit(story, as: "ana") {
      $0.byline = "By Ana Souza"
      $0.dateline = "TUNIS, Oct 6"
      $0.body = "Ça brûle.\r\n\r\nحريق 🔥"
    }
    let picture = Picture(
      reference: "a.jpg",
      caption: "Fumée.",
      altText: "Smoke",
      translations: ["pt-BR": .init(caption: "Fumaça."), "ar": .init(caption: "دخان", altText: "عمود دخان")],
      credit: PhotoCredit(
        raw: "J/P via AP",
        creators: ["J", "K"],
        agencies: ["P"],
        via: ["AP"],
        flags: [.file],
        licence: "CC0",
        isAmbiguous: true
      ),
      takenOn: CalendarDate(year: 987, month: 6, day: 5),
      place: "Tunis"
    )
    _ = try await newsroom.session(as: "ana").captions.add(picture, to: story, expecting: nil)
    try await newsroom.act(.submit, on: story, as: "ana")
    try await newsroom.act(.review, on: story, as: "dan")
    try await newsroom.act(.approve, on: story, as: "ben")
    try await newsroom.edit(story, as: "dan") { $0.headline = "Fire" }
    try await newsroom.act(.approve, on: story, as: "ben")
    try await newsroom.act(.publish, on: story, as: "cleo")
    try await newsroom.act(.correct, on: story, as: "ben", note: "Why.")
    return story
  }

  @Test("is a chain, which the database and an implementation of its own both recompute")
  func chain() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await eventfulStory(newsroom)
      let rows = try await newsroom.session(as: "ana").connection.query(
        """
        SELECT
          ARRAY[
            'newsdesk.history.1', story_id::text, version::text, desk_id::text, action::text, stage::text,
            publication::text, revision::text, encode(text_digest, 'hex'), encode(picture_digest, 'hex'),
            array_to_string(sign_offs_given, ','), array_to_string(sign_offs_voided, ','), note,
            assignee_id::text, embargo, schedule, actor_id::text, actor,
            ((extract(epoch FROM at) * 1000000)::bigint)::text, request_id::text, encode(previous_digest, 'hex')
          ] AS fields,
          digest, previous_digest, newsdesk.history_digest(h) AS recomputed
        FROM newsdesk.history AS h WHERE story_id = \(story) ORDER BY version
        """
      )
      #expect(rows.count == 12)
      var previous: [UInt8]?
      for row in rows {
        let digest: [UInt8] = try row.decode("digest")
        #expect(try row.decode("previous_digest", as: [UInt8]?.self) == previous)
        #expect(try row.decode("recomputed", as: [UInt8].self) == digest)
        #expect(SHA256.digest(Self.list(try row.decode("fields", as: [String?].self))) == digest)
        previous = digest
      }
    }
  }

  @Test("holds digests of the exact text and pictures, which an implementation of its own recomputes")
  func contentDigests() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await eventfulStory(newsroom)
      let connection = try await newsroom.session(as: "ana").connection
      let revisions = try await connection.query(
        """
        SELECT number, text_digest, picture_digest, ARRAY[
          'newsdesk.text.1', slug, headline, body, byline, dateline, contributor_line, editor_note, copyright_notice,
          language, genre
        ] AS fields
        FROM newsdesk.revision WHERE story_id = \(story) ORDER BY number
        """
      )
      #expect(revisions.count == 4)
      for revision in revisions {
        let number: Int = try revision.decode("number")
        let fields: [String?] = try revision.decode("fields")
        #expect(try revision.decode("text_digest", as: [UInt8].self) == SHA256.digest(Self.list(fields)))
        let pictures = try await connection.query(
          """
          SELECT ARRAY[
            number::text, reference, caption, alt_text, credit, licence, credit_is_ambiguous::text,
            to_char(taken_on, 'YYYY-MM-DD'), place, encode(record_digest, 'hex')
          ] AS fields, creators, agencies, via, flags, (
            SELECT coalesce(array_agg(v ORDER BY t.key COLLATE "C", n), '{}')
            FROM jsonb_each(translations) AS t,
              unnest(ARRAY[t.key, t.value ->> 'caption', t.value ->> 'alt_text']) WITH ORDINALITY AS x (v, n)
          ) AS translations
          FROM newsdesk.revision_picture WHERE story_id = \(story) AND revision = \(number) ORDER BY position
          """
        )
        var bytes = Self.list(["newsdesk.pictures.1", String(pictures.count)])
        for picture in pictures {
          bytes += Self.list(try picture.decode("fields"))
          for names in ["creators", "agencies", "via", "flags", "translations"] {
            bytes += Self.list(try picture.decode(names, as: [String?].self))
          }
        }
        #expect(try revision.decode("picture_digest", as: [UInt8].self) == SHA256.digest(bytes))
      }
      let body: String = try await connection.query(
        "SELECT body FROM newsdesk.revision WHERE story_id = \(story) AND number = 2"
      )[0].decode(at: 0)
      #expect(body == "Ça brûle.\n\nحريق 🔥")
    }
  }

  @Test("is digested the same whatever a client sets for itself")
  func clientSettings() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      try await ana.connection.executeScript(
        """
        SET DateStyle = 'German, DMY'; SET TimeZone = 'Asia/Tokyo'; SET bytea_output = 'escape'; SET IntervalStyle = 'iso_8601';
        SET extra_float_digits = -15; SET search_path = public; SET standard_conforming_strings = off;
        SET transform_null_equals = on; SET array_nulls = off; SET quote_all_identifiers = on; SET xmloption = document
        """
      )
      let story = try await eventfulStory(newsroom)
      let rows = try await newsroom.superuser().query(
        """
        SELECT bool_and(h.digest = newsdesk.history_digest(h)) AND bool_and(r.text_digest = newsdesk.text_digest(r))
          AND bool_and(r.picture_digest = newsdesk.picture_digest(ARRAY(
            SELECT p FROM newsdesk.revision_picture AS p WHERE p.story_id = r.story_id AND p.revision = r.number)))
        FROM newsdesk.history AS h JOIN newsdesk.revision AS r ON r.story_id = h.story_id AND r.number = h.revision
        WHERE h.story_id = \(story)
        """
      )
      #expect(try rows[0].decode(at: 0, as: Bool.self))
    }
  }

  @Test("can't be contradicted by the story, not even by the superuser")
  func agreement() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let superuser = try await newsroom.superuser()
      let before = try await newsroom.fingerprint()
      for change in ["stage = 'approved'", "publication = 'published'", "version = version + 1", "revision = 2"] {
        let state = await sqlState {
          try await superuser.execute("UPDATE newsdesk.story SET \(unsafeRaw: change) WHERE id = \(story)")
        }
        #expect(state == .foreignKeyViolation, "\(change)")
      }
      let setBack = await sqlState {
        // An older version agrees with its history too; the next act then finds its place taken.
        try await superuser.execute("UPDATE newsdesk.story SET version = 1, stage = 'draft' WHERE id = \(story)")
        return try await newsroom.act(.submit, on: story, as: "ana")
      }
      #expect(setBack == .uniqueViolation)
      try await superuser.execute("UPDATE newsdesk.story SET version = 2, stage = 'submitted' WHERE id = \(story)")
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("and everything else that happened is append-only, for the superuser and the owner too")
  func appendOnly() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.published(pictures: 1)
      let superuser = try await newsroom.superuser()
      _ = try await newsroom.add(.quay(), to: try await newsroom.draft(slug: "quay"), as: "ana")
      let before = try await newsroom.fingerprint()
      let tables = [
        "picture", "picture_file", "revision", "revision_picture", "history", "edition", "source", "import",
        "staff_history",
      ]
      for role in ["postgres", "newsdesk_owner"] {
        try await superuser.execute("SET ROLE \(identifier: role)")
        for table in tables {
          for statement in [
            "UPDATE newsdesk.\(table) SET \(Self.column[table] ?? "note") = NULL", "DELETE FROM newsdesk.\(table)",
            "TRUNCATE newsdesk.\(table) CASCADE",
          ] {
            #expect(await sqlState { try await superuser.executeScript(statement) } == "NDAPP", "\(role): \(statement)")
          }
        }
        for statement in [
          "DELETE FROM newsdesk.story", "TRUNCATE newsdesk.story CASCADE", "DELETE FROM newsdesk.sign_off",
          "UPDATE newsdesk.sign_off SET given_by = 1", "UPDATE newsdesk.sign_off SET digest = ''",
        ] {
          #expect(await sqlState { try await superuser.executeScript(statement) } == "NDAPP", "\(role): \(statement)")
        }
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  private static let column = [
    "revision": "byline", "revision_picture": "place", "source": "bytes", "import": "name", "staff_history": "detail",
    "picture": "name", "picture_file": "bytes",
  ]

  @Test("of the staff is one chain as well, and can't fork")
  func staffChain() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let rows = try await superuser.query(
        """
        SELECT digest, previous_digest, ARRAY[
          'newsdesk.staff.1', ((extract(epoch FROM at) * 1000000)::bigint)::text, actor, act, subject, detail::text,
          encode(previous_digest, 'hex')
        ] AS fields
        FROM newsdesk.staff_history ORDER BY id
        """
      )
      var previous: [UInt8]?
      for row in rows {
        #expect(try row.decode("previous_digest", as: [UInt8]?.self) == previous)
        previous = try row.decode("digest", as: [UInt8].self)
        #expect(SHA256.digest(Self.list(try row.decode("fields"))) == previous)
      }
      #expect(rows.count == 36)
      for value in ["NULL", "(SELECT digest FROM newsdesk.staff_history ORDER BY id LIMIT 1)"] {
        let state = await sqlState {
          try await superuser.executeScript(
            """
            INSERT INTO newsdesk.staff_history (at, actor, act, subject, previous_digest, digest)
            VALUES (now(), 'x', 'x', 'x', \(value), 'x')
            """
          )
        }
        #expect(state == .uniqueViolation)
      }
    }
  }

  @Test("is told to nobody who may not see the story")
  func privacy() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      let error = await #expect(throws: DeskError.self) {
        try await newsroom.session(as: "sam").audit.history(of: story)
      }
      guard case .notFound = error else { Issue.record("\(String(describing: error))"); return }
    }
  }
}
