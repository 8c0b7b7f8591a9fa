import ArgumentParser
import Desk
import Presentation

struct PhotoRightsTerritoryCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "territory",
    abstract: "Show or say in which countries this newsroom publishes. Saying it is for administrators.",
    discussion: """
      newsdesk photo rights territory
      newsdesk photo rights territory GB IE
      newsdesk photo rights territory none

      A picture that may not be used in one of them is blocked. Codes are those of ISO 3166-1: GB, not UK.
      """
  )

  @Argument(help: ArgumentHelp("Country codes, or none.", valueName: "code")) var codes: [String] = []
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let rights = session.newsroom.rights
    guard !codes.isEmpty else {
      let territories = try await rights.territories()
      if territories.isEmpty { context.note("Nobody has said where this newsroom publishes.") }
      for territory in territories { try context.say(territory) }
      return .done
    }
    let wanted = codes == ["none"] ? [] : codes
    let isChanged = try await rights.setTerritories(wanted)
    let now = try await rights.territories()
    try context.confirm(
      "This newsroom \(isChanged ? "publishes" : "already publishes") in "
        + (now.isEmpty ? "countries that nobody has named" : now.joined(separator: ", "))
    )
    return .done
  }
}
