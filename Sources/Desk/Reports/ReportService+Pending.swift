public import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension ReportService {
  /// How many stories of a desk wait in a state.
  public struct PendingCount: Hashable, Sendable {
    public var desk: String
    public var state: StoryState
    public var stories: Int
    public var late: Int
  }

  /// What waits, what is due first at the top.
  ///
  /// - Parameters:
  ///   - limit: the most to read; nil for all.
  ///   - moment: nil for now; else the list as it stood then, by the stories' histories, of what the person may read now. Times are
  ///     then counted from that moment.
  public func pending(
    _ filter: PendingFilter = PendingFilter(),
    limit: Int? = nil,
    asOf moment: Date? = nil
  ) async throws -> [PendingStory] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT * FROM newsdesk.first_pending(
          \(PostgresJSON(FilterFields(filter))), \(limit.map(Int32.init(clamping:))), \(moment)
        )
        """
      ).map(PendingStory.init)
    }
  }

  /// How many there are, by desk and state.
  public func pendingCounts(
    _ filter: PendingFilter = PendingFilter(),
    asOf moment: Date? = nil
  ) async throws -> [PendingCount] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.count_pending(\(PostgresJSON(FilterFields(filter))), \(moment))"
      ).map { row in
        PendingCount(
          desk: try row.decode("desk"),
          state: try row.decode("state"),
          stories: try row.decode("stories"),
          late: try row.decode("late")
        )
      }
    }
  }
}

/// A filter as `newsdesk.read_pending_filter` takes it.
struct FilterFields: Codable {
  var desks: [String]?
  var states: [String]?
  var older_than: Int64?
  var assignee: String?
  var unassigned: Bool?
  var waiting_on: [String: String]?
  var late: Bool?
  var due_within: Int64?
  var needs: [SignOffKind]?
  var mine: Bool?
  var embargo_within: Int64?
  var untimed: Bool?

  init(_ filter: PendingFilter) {
    desks = filter.desks.isEmpty ? nil : filter.desks
    states = filter.states.isEmpty ? nil : filter.states.map(\.rawValue)
    older_than = filter.olderThan
    switch filter.assignee {
    case .nobody: unassigned = true
    case .person(let login): assignee = login
    case nil: break
    }
    switch filter.waitsOn {
    case .person(let login): waiting_on = ["person": login]
    case .role(let role): waiting_on = ["role": role.rawValue]
    case nil: break
    }
    late = filter.isLate ? true : nil
    due_within = filter.dueWithin
    needs = filter.needs.isEmpty ? nil : filter.needs
    mine = filter.isMine ? true : nil
    embargo_within = filter.embargoWithin
    untimed = filter.isUntimed ? true : nil
  }
}

extension PendingStory {
  init(_ row: Row) throws {
    let assignee: String? = try row.decode("assignee")
    self.init(
      id: try row.decode("id"),
      desk: try row.decode("desk"),
      state: try row.decode("state"),
      dueAt: try row.decode("due_at"),
      waitingOn: try row.decode("waiting_on"),
      slug: try row.decode("slug"),
      author: Person(login: try row.decode("author_login"), name: try row.decode("author")),
      assignee: try assignee.map { Person(login: try row.decode("assignee_login"), name: $0) },
      version: try row.decode("version"),
      updatedAt: try row.decode("updated_at"),
      isConfidential: try row.decode("confidential"),
      embargo: try row.decode("embargo", as: String?.self).map(Embargo.init(stored:)),
      schedule: try row.decode("schedule", as: String?.self).flatMap(Schedule.init(stored:))
    )
  }
}
