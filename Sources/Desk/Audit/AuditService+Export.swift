public import Newsroom
import Postgres

extension AuditService {
  /// Whether all of history is there to be read: as the operator of the database, and as nobody else.
  public func readsEverything() async throws -> Bool {
    try await translatingErrors {
      try await connection.query("SELECT NOT row_security_active('newsdesk.history')").one().decode(at: 0)
    }
  }

  /// Reads the history out, an entry at a time, by plain SELECTs that no function of the newsroom's stands behind.
  ///
  /// The order is that of the newsroom: what was done to people, then the entries of each seal and the seal itself, then the
  /// entries that no seal holds, then an end with the newest seal. For a part of a story that this person may not read there
  /// is one record, with the digest at its end, so that the seals can be verified all the same.
  ///
  /// - Parameters:
  ///   - first: the place of an entry; the export begins with the seal that holds it.
  ///   - texts: the revisions too, which the entries' digests are of, before the entries.
  ///   - write: called for each record, in order.
  public func export(
    from first: Int64 = 1,
    texts: Bool = false,
    write: (AuditRecord) throws -> Void
  ) async throws {
    try await translatingErrors {
      // A long export is no statement that ran away, and its rows are to come before its plan could be compiled.
      try await connection.executeScript("SET statement_timeout = 0; SET jit = off")
      let before: Int64? = try await connection.query(
        "SELECT max(s.number) FROM newsdesk.seal AS s WHERE s.first_entry + s.entries <= \(first)"
      ).one().decode(at: 0)
      let header = try await header(after: before ?? 0, texts: texts)
      try write(header.record)
      try await exportStaff(write)
      if texts {
        try await exportPictures(write)
        try await exportRevisions(write)
      }
      var (last, place) = (before ?? 0, header.firstPlace)
      var newest: Seal?
      while let seals = try await nextSeals(after: last) {
        try await export(seals, &place, write)
        newest = seals.last
        last = newest?.number ?? last
      }
      try await exportUnsealed(after: last, &place, write)
      try write(
        AuditRecord(
          "end",
          [
            .init("next_number", .number(place)),
            .init("newest_seal", newest.map { .record($0.record.members) } ?? .null),
          ]
        )
      )
    }
  }

  private func nextSeals(after number: Int64) async throws -> [Seal]? {
    let seals = try await seals(after: number, atMost: 500)
    return seals.isEmpty ? nil : seals
  }

  private func header(after seal: Int64, texts: Bool) async throws -> (record: AuditRecord, firstPlace: Int64) {
    let row = try await connection.query(
      """
      SELECT
        (SELECT n.name FROM newsdesk.newsroom AS n) AS newsroom,
        session_user::text AS exported_by,
        to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS exported_at,
        NOT row_security_active('newsdesk.history') AS is_complete,
        coalesce((SELECT s.first_entry + s.entries FROM newsdesk.seal AS s WHERE s.number = \(seal)), 1) AS first_number,
        (SELECT encode(s.digest, 'hex') FROM newsdesk.seal AS s WHERE s.number = \(seal)) AS previous_seal
      """
    ).one()
    let first: Int64 = try row.decode("first_number")
    let record = AuditRecord(
      "header",
      [
        .init("format", .text("newsdesk.export.1")),
        .init("newsroom", .text(try row.decode("newsroom", as: String?.self))),
        .init("exported_by", .text(try row.decode("exported_by", as: String.self))),
        .init("exported_at", .text(try row.decode("exported_at", as: String.self))),
        // Whether it holds every story, or those alone that the person may read.
        .init("is_complete", .flag(try row.decode("is_complete"))),
        .init("has_texts", .flag(texts)),
        .init("first_number", .number(first)),
        .init("previous_seal", .text(try row.decode("previous_seal", as: String?.self))),
      ]
    )
    return (record, first)
  }

  private func exportStaff(_ write: (AuditRecord) throws -> Void) async throws {
    let rows = try await connection.stream(
      """
      SELECT
        ARRAY[
          h.id::text, ((extract(epoch FROM h.at) * 1000000)::bigint)::text, h.actor, h.act, h.subject, h.detail::text,
          encode(h.previous_digest, 'hex'), encode(h.digest, 'hex')
        ] AS fields
      FROM newsdesk.staff_history AS h
      ORDER BY h.id
      """
    )
    let names = ["id", "at", "actor", "act", "subject", "detail", "previous_digest", "digest"]
    for try await row in rows { try write(AuditRecord("staff", names, try row.decode("fields"))) }
  }

  /// The parts of some seals, each followed by its seal.
  private func export(_ seals: [Seal], _ place: inout Int64, _ write: (AuditRecord) throws -> Void) async throws {
    guard let first = seals.first?.number, let last = seals.last?.number else { return }
    var waiting = seals[...]
    let rows = try await connection.stream(
      """
      SELECT
        p.seal, p.story_id, p.first_version, p.version, encode(p.digest, 'hex') AS part_digest,
        CASE WHEN h.digest IS NOT NULL THEN \(sql: Self.entryFields) END AS fields
      FROM newsdesk.sealed_story AS p
      LEFT JOIN newsdesk.history AS h ON h.story_id = p.story_id AND h.version BETWEEN p.first_version AND p.version
      WHERE p.seal BETWEEN \(first) AND \(last)
      ORDER BY p.seal, p.story_id, h.version
      """
    )
    for try await row in rows {
      let seal: Int64 = try row.decode("seal")
      while let next = waiting.first, next.number < seal { try write(waiting.removeFirst().record) }
      if let fields: [String?] = try row.decode("fields", as: [String?]?.self) {
        try write(AuditRecord("entry", number: place, seal: seal, fields))
        place += 1
      } else {
        let versions = (
          first: try row.decode("first_version", as: Int64.self), last: try row.decode("version", as: Int64.self)
        )
        try write(
          AuditRecord(
            "withheld",
            [
              .init("number", .number(place)), .init("seal", .number(seal)),
              .init("story", .number(try row.decode("story_id", as: Int64.self))),
              .init("first_version", .number(versions.first)), .init("version", .number(versions.last)),
              .init("digest", .text(try row.decode("part_digest", as: String.self))),
            ]
          )
        )
        place += versions.last - versions.first + 1
      }
    }
    for seal in waiting { try write(seal.record) }
  }

  private func exportUnsealed(
    after seal: Int64,
    _ place: inout Int64,
    _ write: (AuditRecord) throws -> Void
  ) async throws {
    let rows = try await connection.stream(
      """
      SELECT \(sql: Self.entryFields) AS fields
      FROM newsdesk.history AS h
      WHERE NOT EXISTS (
        SELECT FROM newsdesk.sealed_story AS p
        WHERE p.story_id = h.story_id AND p.version >= h.version AND p.seal <= \(seal)
      )
      ORDER BY h.story_id, h.version
      """
    )
    for try await row in rows {
      try write(AuditRecord("entry", number: place, seal: nil, try row.decode("fields")))
      place += 1
    }
  }

  /// What enters an entry's digest, in that order, and the digest.
  private static let entryFields: SQL = """
    ARRAY[
      h.story_id::text, h.version::text, h.desk_id::text, h.action::text, h.stage::text, h.publication::text,
      h.revision::text, encode(h.text_digest, 'hex'), encode(h.picture_digest, 'hex'),
      array_to_string(h.sign_offs_given, ','), array_to_string(h.sign_offs_voided, ','), h.note,
      h.assignee_id::text, h.embargo, h.schedule, h.actor_id::text, h.actor,
      ((extract(epoch FROM h.at) * 1000000)::bigint)::text, h.request_id::text, encode(h.previous_digest, 'hex'),
      encode(h.digest, 'hex')
    ]
    """
}

extension AuditRecord {
  /// Of fields as PostgreSQL wrote them.
  init(_ type: String, _ names: [String], _ fields: [String?]) {
    self.init(
      type,
      zip(names, fields).map { name, field in
        guard Self.numbers.contains(name), let number = field.flatMap({ Int64($0) }) else {
          return Member(name, .text(field))
        }
        return Member(name, .number(number))
      }
    )
  }

  fileprivate init(_ type: String, number: Int64, seal: Int64?, _ fields: [String?]) {
    self.init(type, Self.entryNames, fields)
    members = [Member("number", .number(number)), Member("seal", .number(seal))] + members
  }

  private static let numbers: Set = ["id", "story", "version", "desk", "revision", "assignee_id", "actor_id", "at"]
  private static let entryNames = [
    "story", "version", "desk", "action", "stage", "publication", "revision", "text_digest", "picture_digest",
    "sign_offs_given", "sign_offs_voided", "note", "assignee_id", "embargo", "schedule", "actor_id", "actor", "at",
    "request_id",
    "previous_digest", "digest",
  ]
}
