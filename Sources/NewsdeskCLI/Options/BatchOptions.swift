import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every command takes that does one thing to one or more stories.
struct BatchOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Stories, or - to read their ids from stdin.", valueName: "id"), completion: .stories)
  var ids: [String]

  @Option(
    name: [.customShort("m"), .long],
    help: ArgumentHelp("Why, for the record; a correction's is told to readers.", valueName: "text")
  )
  var note: String?

  @Flag(help: "All of them or none.")
  var atomic = false

  @Option(help: ArgumentHelp("Do it only if the story is still at this version.", valueName: "version"))
  var ifVersion: Int?

  @Option(help: ArgumentHelp("Makes a retry safe: the same id is carried out once.", valueName: "uuid"))
  var requestID: String?

  @Flag(name: .shortAndLong, help: "Answer yes to the question whether to go on.")
  var yes = false

  @OptionGroup var trial: TrialOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if ids.isEmpty { throw ValidationError("name a story") }
    if (ifVersion != nil || requestID != nil), ids.count > 1 || ids == ["-"] {
      throw ValidationError("--if-version and --request-id go with one story")
    }
    if let requestID, UUID(uuidString: requestID) == nil {
      throw ValidationError("\"\(requestID)\" is no UUID")
    }
  }

  var request: UUID? { requestID.flatMap { UUID(uuidString: $0) } }
}
