public import Newsroom
import Postgres

extension ReportService {
  /// What is to be looked after in pictures, credits and rights of the stories that this person may read.
  ///
  /// - Parameters:
  ///   - desk: a desk's name, or nil for every desk.
  ///   - days: what expires within so many days.
  public func credits(desk: String? = nil, expiringWithin days: Int = 7) async throws -> [CreditFinding] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.credit_report(\(desk), make_interval(days => \(Int32(clamping: days))))"
      ).map { row in
        CreditFinding(
          kind: try row.decode("kind"),
          story: try row.decode("story"),
          number: try row.decode("number"),
          slug: try row.decode("slug"),
          desk: try row.decode("on_desk"),
          finding: try row.decode("finding"),
          dueAt: try row.decode("due_at"),
          fix: try row.decode("fix"),
          who: try row.decode("who", as: [String]?.self) ?? []
        )
      }
    }
  }
}
