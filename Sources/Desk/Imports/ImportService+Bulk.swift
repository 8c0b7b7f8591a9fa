internal import Postgres

extension ImportService {
  /// Where a story came from, as `newsdesk.import_stories` takes it.
  private struct About: Codable, Sendable {
    var source: Int
    var item: Int
    var name: String
    var removed: [RemovedLine]
    var externalID: String?
    var externalVersion: String?
    var embargo: ImportService.Item.Embargo?

    private enum CodingKeys: String, CodingKey {
      case source, item, name, removed, embargo
      case externalID = "external_id"
      case externalVersion = "external_version"
    }

    init(_ entry: ImportBatch.Entry) {
      source = entry.source + 1
      item = entry.number
      name = entry.name
      removed = entry.item.removed
      externalID = entry.item.externalID
      externalVersion = entry.item.externalVersion
      embargo = entry.item.embargo
    }
  }

  private struct DryRun: Error {
    var results: [ImportResult]
  }

  /// Takes the stories of a batch in, in one transaction. One that is refused stops no other.
  ///
  /// - Parameter isDryRun: asks and checks everything, and leaves nothing behind.
  /// - Returns: what became of each, in order.
  /// - Throws: ``DeskError`` where none could be taken in: this person may begin no stories there, the database is gone.
  public func take(
    _ batch: ImportBatch,
    desk: String,
    onDuplicate rule: DuplicateRule = .skip,
    isDryRun: Bool = false
  ) async throws -> [ImportResult] {
    guard !batch.isEmpty else { return [] }
    let contents = batch.entries.map { PostgresJSON($0.item.content) }
    let abouts = batch.entries.map { PostgresJSON(About($0)) }
    do {
      return try await translatingErrors {
        // Whoever imports the same at the same time may have to be waited for by turns: then PostgreSQL ends one, which tries again.
        try await connection.transaction { transaction in
          let rows = try transaction.query(
            """
            SELECT outcome, story, slug, code, message, detail, hint, violated
            FROM newsdesk.import_stories(\(desk), \(contents), \(abouts), \(batch.sources), \(rule.rawValue))
            ORDER BY place
            """
          )
          let results = try rows.map { try Self.result($0) }
          if isDryRun { throw DryRun(results: results) }
          return results
        }
      }
    } catch let dryRun as DryRun {
      return dryRun.results
    }
  }

  private static func result(_ row: Row) throws -> ImportResult {
    if let code: String = try row.decode("code") {
      let error = PostgresError(
        kind: .server,
        sqlState: SQLState(rawValue: code),
        message: try row.decode("message") ?? "",
        detail: try row.decode("detail"),
        hint: try row.decode("hint"),
        constraint: try row.decode("violated")
      )
      return .refused(DeskError(error) ?? .badData(message: error.message, hint: error.hint))
    }
    let word: String = try row.decode("outcome")
    return .taken(
      ImportResult.Outcome(rawValue: word) ?? .unchanged,
      story: try row.decode("story"),
      slug: try row.decode("slug")
    )
  }

  /// The story that a desk made of what its source calls so; nil where there is none that this person may read.
  public func story(calledBySource id: String, desk: String) async throws -> Int64? {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.imported_as(\(desk), \(id))").one().decode(at: 0)
    }
  }
}
