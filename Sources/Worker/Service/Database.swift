import Delivery
import Desk
import Logging
import Newsroom
import Postgres
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The worker's connections, lent one by one. A server that went away is found again with the next.
struct Database: Sendable {
  let configuration: ConnectionConfiguration
  private let pool: ConnectionPool

  init(_ configuration: ConnectionConfiguration, logger: Logger) {
    self.configuration = configuration
    // A login may have some twenty-five, and two workers are usual.
    pool = ConnectionPool(configuration, maximum: 8, logger: logger)
  }

  /// The services on one connection.
  struct Lent: Sendable {
    let connection: Connection
    var deliveries: DeliveryService { DeliveryService(connection: connection) }
    var photos: PhotoService { PhotoService(drafts: DraftService(connection: connection)) }
    var publications: PublicationService { PublicationService(connection: connection) }
  }

  func with<Value: Sendable>(_ body: @Sendable (Lent) async throws -> Value) async throws -> Value {
    try await pool.withConnection { try await body(Lent(connection: $0)) }
  }

  func close() async { await pool.shutdown() }
}

extension Database.Lent {
  /// What the newsroom's clock shows at these instants.
  func localTimes(_ instants: Set<Date>) async throws -> [Date: LocalTime] {
    try await deliveries.wallClocks(at: instants).mapValues { clock in
      LocalTime(
        year: clock.year,
        month: clock.month,
        day: clock.day,
        hour: clock.hour,
        minute: clock.minute,
        second: clock.second,
        utcOffset: clock.offset,
        zone: clock.abbreviation
      )
    }
  }
}
