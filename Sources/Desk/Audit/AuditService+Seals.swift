public import Newsroom
import Postgres

extension AuditService {
  /// Seals what is new.
  ///
  /// - Returns: the new seals, as many as it took; none where nothing was new.
  public func seal() async throws -> [Seal] {
    var seals: [Seal] = []
    while let seal = try await sealOnce() {
      seals.append(seal)
      // Something new may come in all the time: a full seal is what says that something old may be left.
      if seal.stories < Self.storiesInSeal { break }
    }
    return seals
  }

  /// How many stories one seal takes. `newsdesk.seal_history` has the same number.
  private static let storiesInSeal = 20_000

  private func sealOnce() async throws -> Seal? {
    try await translatingErrors {
      try await connection.query("SELECT \(sql: Self.sealColumns) FROM newsdesk.seal_history() AS s").first
        .map(Seal.init)
    }
  }

  public func newestSeal() async throws -> Seal? {
    try await translatingErrors {
      try await connection.query(
        "SELECT \(sql: Self.sealColumns) FROM newsdesk.seal AS s ORDER BY s.number DESC LIMIT 1"
      ).first.map(Seal.init)
    }
  }

  public func seal(numbered number: Int64) async throws -> Seal? {
    try await translatingErrors {
      try await connection.query(
        "SELECT \(sql: Self.sealColumns) FROM newsdesk.seal AS s WHERE s.number = \(number)"
      ).first.map(Seal.init)
    }
  }

  /// The seals that follow on one, some at a time.
  func seals(after number: Int64, atMost limit: Int) async throws -> [Seal] {
    try await connection.query(
      "SELECT \(sql: Self.sealColumns) FROM newsdesk.seal AS s WHERE s.number > \(number) ORDER BY s.number LIMIT \(limit)"
    ).map(Seal.init)
  }

  static let sealColumns: SQL = """
    s.number, s.sealed_at, (extract(epoch FROM s.sealed_at) * 1000000)::bigint AS sealed_at_microseconds, s.first_entry,
    s.entries, s.stories, encode(s.stories_digest, 'hex') AS stories_digest, s.staff_entry,
    encode(s.staff_digest, 'hex') AS staff_digest, s.server, s.oldest_transaction, s.next_transaction,
    encode(s.previous_digest, 'hex') AS previous_digest, encode(s.digest, 'hex') AS digest
    """
}

extension Seal {
  init(_ row: Row) throws {
    self.init(
      number: try row.decode("number"),
      sealedAt: try row.decode("sealed_at"),
      sealedAtMicroseconds: try row.decode("sealed_at_microseconds"),
      firstEntry: try row.decode("first_entry"),
      entries: try row.decode("entries"),
      stories: try row.decode("stories"),
      storiesDigest: try row.decode("stories_digest"),
      staffEntry: try row.decode("staff_entry"),
      staffDigest: try row.decode("staff_digest"),
      server: try row.decode("server"),
      oldestTransaction: try row.decode("oldest_transaction"),
      nextTransaction: try row.decode("next_transaction"),
      previousDigest: try row.decode("previous_digest"),
      digest: try row.decode("digest")
    )
  }
}
