import ArgumentParser
import Desk

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What an act on one story takes, so that it meets the story it was meant for, and only once.
struct RequestOptions: ParsableArguments {
  @OptionGroup var version: VersionOption

  @Option(help: ArgumentHelp("Makes a retry safe: the same id is carried out once.", valueName: "uuid"))
  var requestID: String?

  func validate() throws {
    if let requestID, UUID(uuidString: requestID) == nil {
      throw ValidationError("\"\(requestID)\" is no UUID")
    }
  }

  var id: UUID? { requestID.flatMap { UUID(uuidString: $0) } }

  /// The version that the person named, or the one that the story has.
  func version(of story: Int64, _ session: SessionContext) async throws -> Int {
    if let expected = version.ifVersion { return expected }
    return try await session.newsroom.approvals.currentVersion(of: story)
  }
}
