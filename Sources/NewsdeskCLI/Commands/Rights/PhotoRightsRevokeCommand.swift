import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoRightsRevokeCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "End a grant before its time. What was published by it stays published.",
    discussion: """
      newsdesk photo rights revoke 7
      newsdesk photo rights revoke 7 --note "The agency objects"
      """
  )

  @Argument(help: ArgumentHelp("The grant's number: newsdesk photo rights list.", valueName: "grant")) var grant: Int64
  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("Why, for the record.", valueName: "text")) var note:
    String?
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let isEnded = try await session.newsroom.rights.endGrant(grant, note: note)
    try context.confirm("Grant \(grant) \(isEnded ? "was ended" : "is already over")")
    return .done
  }
}
