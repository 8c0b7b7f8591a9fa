public import Postgres

/// Says what waits for whom, and how the desks are doing.
///
/// A person's reports are of the stories that they may read as they stand.
public struct ReportService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }
}
