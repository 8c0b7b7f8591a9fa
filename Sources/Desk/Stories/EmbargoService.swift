public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Holds stories, and lets them go. The database decides, and nothing is published past what it holds.
public struct EmbargoService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Holds a story.
  ///
  /// - Parameters:
  ///   - until: nil to hold it until an editor decides.
  ///   - timeZone: the zone whose clock was meant; nil for the newsroom's.
  ///   - note: why. Needed where a time that was certain becomes an earlier one.
  /// - Throws: ``DeskError``: `badData` for a time that is past or more than twenty years ahead, `refused`.
  public func hold(
    _ story: Int64,
    until: Date?,
    timeZone: String? = nil,
    expecting version: Int,
    note: String? = nil,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          """
          SELECT * FROM newsdesk.embargo(
            \(story), \(Int32(clamping: version)), \(until), \(timeZone), \(note), \(requestID)
          )
          """
        ).one()
      )
    }
  }

  /// Ends what holds a story, whatever it said.
  ///
  /// - Parameter note: why; without one it is refused.
  public func lift(
    _ story: Int64,
    expecting version: Int,
    note: String?,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query("SELECT * FROM newsdesk.lift(\(story), \(Int32(clamping: version)), \(note), \(requestID))")
          .one()
      )
    }
  }
}

extension Embargo {
  private struct Stored: Decodable {
    var until: Int64?
    var wall_clock, time_zone, line, doubt: String?
  }

  /// As the database keeps it. What can't be read holds all the same.
  init(stored text: String) {
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(text.utf8)) else {
      self.init(until: nil, doubt: "what is stored of it can't be read: newsdesk audit verify")
      return
    }
    self.init(
      until: stored.until.map { Date(timeIntervalSince1970: Double($0) / 1_000_000) },
      wallClock: stored.wall_clock,
      timeZone: stored.time_zone,
      line: stored.line,
      doubt: stored.doubt
    )
  }
}
