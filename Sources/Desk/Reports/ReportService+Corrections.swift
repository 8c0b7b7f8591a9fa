public import Newsroom
import Postgres

extension ReportService {
  /// Corrections that went out in a period, and kills, the newest first.
  ///
  /// - Parameter desks: names; all that the person may read where there are none.
  public func corrections(_ period: ReportPeriod, desks: [String] = []) async throws -> [Corrections.Entry] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT c.*, extract(epoch FROM c.after)::double precision AS seconds,
          extract(epoch FROM c.after_first)::double precision AS seconds_of_first
        FROM newsdesk.correction_report(\(period.since), \(period.until), \(Self.names(desks))) AS c
        """
      ).map { row in
        Corrections.Entry(
          at: try row.decode("at"),
          kind: Corrections.Kind(rawValue: try row.decode("kind")) ?? .correction,
          story: try row.decode("story"),
          slug: try row.decode("slug"),
          desk: try row.decode("desk"),
          edition: try row.decode("edition"),
          after: try row.decode("seconds"),
          afterFirst: try row.decode("seconds_of_first"),
          ordinal: try row.decode("ordinal"),
          by: Person(login: try row.decode("by_login"), name: try row.decode("by_name")),
          publishedBy: try row.decode("published_by"),
          note: try row.decode("note")
        )
      }
    }
  }

  /// How often that was on each desk, and then on all together.
  public func correctionRates(_ period: ReportPeriod, desks: [String] = []) async throws -> [Corrections.Rate] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.correction_rates(\(period.since), \(period.until), \(Self.names(desks)))"
      ).map { row in
        Corrections.Rate(
          desk: try row.decode("desk"),
          published: try row.decode("published"),
          putRight: try row.decode("published_and_put_right"),
          corrections: try row.decode("corrections"),
          corrected: try row.decode("corrected"),
          correctedAgain: try row.decode("corrected_again"),
          killed: try row.decode("killed")
        )
      }
    }
  }
}
