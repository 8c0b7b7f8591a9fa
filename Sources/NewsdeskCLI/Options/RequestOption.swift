import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The request that a write is, so that it is carried out once however often it is sent.
struct RequestOption: ParsableArguments {
  @Option(help: ArgumentHelp("Makes a retry safe: the same id is carried out once.", valueName: "uuid"))
  var requestID: String?

  func validate() throws {
    if let requestID, UUID(uuidString: requestID) == nil { throw ValidationError("\"\(requestID)\" is no UUID") }
  }

  /// The id that was given, else one of its own.
  var id: UUID { requestID.flatMap { UUID(uuidString: $0) } ?? UUID() }
}
