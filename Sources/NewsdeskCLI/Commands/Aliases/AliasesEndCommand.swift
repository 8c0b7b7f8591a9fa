import ArgumentParser
import Desk
import Newsroom
import Presentation

struct AliasesEndCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "end",
    abstract: "End a name that the newsroom added. For photo editors and administrators.",
    discussion: """
      newsdesk photo credit aliases end "BN Photo" --agency "Bluebird News"
      newsdesk photo credit aliases end "BN Photo" --agency "Bluebird News" --until 2024-12-31

      Pictures of its days are still read by it. What newsdesk ships with is overruled by adding the name to another agency.
      """
  )

  @Argument(help: ArgumentHelp("The name as credit lines have it.", valueName: "alias"))
  var alias: String

  @Option(help: ArgumentHelp("The agency's canonical name.", valueName: "name"))
  var agency: String

  @Option(
    help: ArgumentHelp("The last day on which it counts, as YYYY-MM-DD. Without it, yesterday.", valueName: "date")
  )
  var until: String?

  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let day = try AliasArguments.date(until, "--until")
    let isChanged = try await session.newsroom.agencies.end(alias, of: agency, until: day)
    try context.confirm(
      isChanged ? "\(alias) is no name of \(agency) any more." : "\(alias) had ended already, nothing changed."
    )
    return .done
  }
}
