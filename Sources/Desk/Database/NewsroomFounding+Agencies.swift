public import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension NewsroomFounding {
  /// Brings the names of agencies that a program ships with, where another table is there, or none.
  ///
  /// What the newsroom added stays as it is. For whoever operates the database, after it was migrated.
  ///
  /// - Parameters:
  ///   - names: the whole table, each canonical name among the aliases.
  ///   - digest: of the table, by which the program knows it again.
  /// - Returns: false where this very table was there.
  public func shipAgencies(_ names: [AgencyName], digest: [UInt8]) async throws -> Bool {
    let isThere = try await asOwner(
      """
      SELECT coalesce(
        (SELECT s.source_digest = \(digest) FROM newsdesk.agency_shipment AS s ORDER BY s.id DESC LIMIT 1), false
      )
      """
    )
    if isThere { return false }
    let rows = names.map { name in
      ShippedName(
        name: name.agency,
        kind: name.kind,
        alias: name.alias,
        since: name.since?.description,
        until: name.until?.description
      )
    }
    let json = String(decoding: try JSONEncoder().encode(rows), as: UTF8.self)
    return try await asOwner("SELECT newsdesk.ship_agencies(\(digest), \(json)::text::jsonb)")
  }

  private struct ShippedName: Encodable {
    var name: String
    var kind: String
    var alias: String
    var since: String?
    var until: String?
  }
}
