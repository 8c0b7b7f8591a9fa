import Desk
import Intake
import Newsroom

extension SessionContext {
  /// The names of agencies that count in this newsroom: those that newsdesk came with, and its own.
  func agencies() async throws -> AgencyTable {
    let own = try await newsroom.agencies.names(besides: AgencyTable.standardDigest)
    return own.names.isEmpty
      ? .standard : AgencyTable.standard.adding(own.names, isWhole: own.areWhole, today: own.today)
  }
}
