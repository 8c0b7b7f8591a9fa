import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

/// The steps that tests take to get where they begin.
extension TestNewsroom {
  /// A draft on the metro desk, complete, with as many pictures as asked for.
  func draft(
    by login: String = "ana",
    slug: String = "harbour-fire",
    headline: String = "Fire at the harbour",
    body: String = "A fire broke out.\n\nNobody was hurt.",
    pictures: Int = 0,
    desk: String = "metro"
  ) async throws -> Int64 {
    try await session(as: login).drafts.create(
      desk: desk,
      slug: slug,
      text: StoryText(headline: headline, body: body),
      pictures: (0..<pictures).map { Picture(caption: "Smoke over quay \($0 + 1).", credit: .jane) }
    ).story
  }

  func submitted(by login: String = "ana", pictures: Int = 0) async throws -> Int64 {
    let story = try await draft(by: login, pictures: pictures)
    try await act(.submit, on: story, as: login)
    return story
  }

  /// Written by ana, and signed off by ben.
  func approved(pictures: Int = 0) async throws -> Int64 {
    let story = try await submitted(pictures: pictures)
    try await act(.approve, on: story, as: "ben")
    return story
  }

  /// Written by ana, signed off by ben, published by cleo.
  func published(pictures: Int = 0) async throws -> Int64 {
    let story = try await approved(pictures: pictures)
    try await act(.publish, on: story, as: "cleo")
    return story
  }

  /// Does something to a story as it stands.
  @discardableResult
  func act(_ action: Action, on story: Int64, as login: String, note: String? = nil) async throws -> Receipt {
    let approvals = try await session(as: login).approvals
    return try await approvals.carryOut(
      action,
      on: story,
      expecting: try await approvals.currentVersion(of: story),
      note: note
    )
  }

  /// Changes a story's text as it stands.
  @discardableResult
  func edit(_ story: Int64, as login: String, _ change: (inout StoryChanges) -> Void) async throws -> Receipt {
    let session = try await session(as: login)
    var changes = StoryChanges()
    change(&changes)
    return try await session.drafts.save(
      changes,
      to: story,
      expecting: try await session.approvals.currentVersion(of: story)
    )
  }

  func state(of story: Int64) async throws -> String {
    try await session(as: "ben").drafts.story(story).state.rawValue
  }

  func version(of story: Int64) async throws -> Int {
    try await session(as: "ben").approvals.currentVersion(of: story)
  }

  /// The codes of every reason why this person can't do this now, in the order they are given.
  func obstacles(to action: Action, on story: Int64, for login: String) async throws -> [String]? {
    let possibilities = try await session(as: login).approvals.explain(story)
    return possibilities.first { $0.action == action }?.reasons.map(\.code)
  }

  /// A digest of every row of the newsroom: equal before and after means that nothing was changed.
  nonisolated func fingerprint() async throws -> String {
    try await configuration.fingerprint()
  }
}

extension PhotoCredit {
  static let jane = PhotoCredit(raw: "Jane Roe/Reuters", creators: ["Jane Roe"], agencies: ["Reuters"])
}

/// Runs something that the workflow must refuse, and returns the codes of all reasons.
func refusal(
  _ kind: DeskError.RefusalKind,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () async throws -> some Any
) async throws -> [Refusal.Reason] {
  let error = await #expect(throws: DeskError.self, sourceLocation: sourceLocation) { _ = try await body() }
  guard case .refused(let refusal, let found) = error else {
    Issue.record("not a refusal: \(String(describing: error))", sourceLocation: sourceLocation)
    return []
  }
  #expect(found == kind, sourceLocation: sourceLocation)
  return refusal.reasons
}

/// Runs something that the database must refuse, and returns the SQLSTATE.
func sqlState(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () async throws -> some Any
) async -> SQLState? {
  let error = await #expect(throws: PostgresError.self, sourceLocation: sourceLocation) { _ = try await body() }
  return error?.sqlState
}

extension TestNewsroom {
  /// The codes with which an act would be refused; none where it would be done. Nothing is kept of it.
  func trial(of action: Action, on story: Int64, version: Int, as login: String) async throws -> [String] {
    struct Undo: Error {}
    let connection = try await session(as: login).connection
    do {
      try await connection.transaction { transaction in
        _ = try transaction.query(
          "SELECT newsdesk.act(\(story), \(action), \(Int32(clamping: version)), 'Because of this trial.')"
        )
        throw Undo()
      }
    } catch is Undo {
    } catch let error as PostgresError {
      guard case .refused(let refusal, _) = DeskError(error) else { throw error }
      return refusal.reasons.map(\.code)
    }
    return []
  }

  /// Returns when that connection waits for a lock that somebody else holds.
  nonisolated func waitUntilBlocked(_ connection: Connection) async throws {
    let superuser = try await superuser()
    for _ in 0..<10_000 {
      let blocked = try await superuser.query(
        "SELECT FROM pg_stat_activity WHERE pid = \(connection.processID) AND wait_event_type = 'Lock'"
      )
      if !blocked.isEmpty { return await superuser.close() }
      try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("the connection waits for nobody")
    await superuser.close()
  }
}
