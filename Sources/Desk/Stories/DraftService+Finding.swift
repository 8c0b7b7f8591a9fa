public import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.UUID
#endif

extension DraftService {
  /// The story's number for what a person typed.
  ///
  /// - Throws: ``DeskError``: `notFound`, or `ambiguous` with up to ten candidates.
  public func resolve(_ reference: StoryReference) async throws -> Int64 {
    switch reference.target {
    case .number(let number): number
    case .slug(let slug): try await resolve(slug: slug)
    case .last: try await lastTouched()
    }
  }

  /// The stories whose slug is this or begins so, upper or lower case: those that the person reads.
  public func called(_ beginning: String) async throws -> [DeskError.Candidate] {
    try await translatingErrors {
      try await connection.query("SELECT id, slug FROM newsdesk.stories_called(\(beginning))").map { row in
        DeskError.Candidate(id: try row.decode("id"), slug: try row.decode("slug"))
      }
    }
  }

  private func resolve(slug: String) async throws -> Int64 {
    try await translatingErrors {
      let candidates = try await called(slug)
      let exact = candidates.filter { $0.slug == slug }
      if exact.count == 1 { return exact[0].id }
      let meant = exact.isEmpty ? candidates : exact
      switch meant.count {
      case 0: throw DeskError.notFound(.story(slug, meant: try await nearest(to: slug)))
      case 1: return meant[0].id
      default:
        throw DeskError.ambiguous(
          reference: slug,
          candidates: Array(meant.prefix(10))
        )
      }
    }
  }

  /// The slug that is a slip or two away, among those that begin as it does.
  private func nearest(to slug: String) async throws -> String? {
    for length in stride(from: min(slug.count - 1, 8), to: 0, by: -1) {
      let near = try await called(String(slug.prefix(length)))
      if let meant = Spelling.closest(to: slug, among: near.map(\.slug)) { return meant }
      // A beginning will do, and so may have a slip in it as well.
      let words = slug.split(separator: "-").count
      let beginnings = near.map { ($0.slug.split(separator: "-").prefix(words).joined(separator: "-"), $0.slug) }
      if let meant = Spelling.closest(to: slug, among: beginnings.map(\.0)) {
        return beginnings.first { $0.0 == meant }?.1
      }
      // More begin so than are told.
      if near.count > 10 { break }
    }
    return nil
  }

  private func lastTouched() async throws -> Int64 {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT h.story_id
        FROM newsdesk.history AS h
        JOIN newsdesk.person AS p ON p.id = h.actor_id
        WHERE p.login = session_user
        ORDER BY h.at DESC
        LIMIT 1
        """
      )
      guard let row = rows.first else { throw DeskError.notFound(.story("@last")) }
      return try row.decode(at: 0)
    }
  }

  /// The story that the person began with a request whose answer may have been lost; nil where none was.
  public func begun(by request: UUID) async throws -> Int64? {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT h.story_id
        FROM newsdesk.history AS h
        JOIN newsdesk.person AS p ON p.id = h.actor_id
        WHERE h.request_id = \(request) AND h.action = 'create' AND p.login = session_user
        """
      )
      return try rows.first?.decode(at: 0)
    }
  }

  /// Stories in the order of their last change, the latest first: those that the person reads as they stand, and what
  /// others have published.
  ///
  /// - Parameters:
  ///   - desk: a desk's name, or nil for every desk that the person may read.
  ///   - state: as ``StoryState`` writes it.
  ///   - limit: the most to read; nil for all.
  public func list(desk: String? = nil, state: StoryState? = nil, limit: Int? = nil) async throws -> [StorySummary] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT *
        FROM (
          SELECT
            s.id, d.name AS desk, newsdesk.state(s.stage, s.publication) AS state, s.due_at, author.name AS author,
            s.updated_at, s.slug, r.headline
          FROM newsdesk.story AS s
          JOIN newsdesk.desk AS d ON d.id = s.desk_id
          JOIN newsdesk.person AS author ON author.id = s.author_id
          JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
          UNION ALL
          SELECT l.story_id, d.name, 'published', NULL, NULL, l.published_at, l.slug, l.headline
          FROM newsdesk.live AS l
          JOIN newsdesk.desk AS d ON d.id = l.desk_id
          WHERE NOT EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = l.story_id)
        ) AS listed
        WHERE (\(desk)::text IS NULL OR desk = \(desk)::text)
          AND (\(state)::text IS NULL OR state = \(state)::text)
        ORDER BY updated_at DESC, id DESC
        LIMIT \(limit)
        """
      ).map(StorySummary.init)
    }
  }
}
