import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct AliasesCheckCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Show which stored credits a name would read differently. Nothing is written.",
    discussion: """
      newsdesk photo credit aliases check "BN Photo" --agency "Bluebird News" --kind wire
      newsdesk photo credit aliases check Rex --agency "Rex Features" --until 2015-12-31 -f csv
      """
  )

  @OptionGroup var name: AliasArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let table = try await session.agencies()
    let effect = try await AliasEffect(of: try name.name(in: table), on: table, session)
    try context.write(effect.table, output)
    context.note("\(effect.sentence). Dry run, nothing was written.")
    return .done
  }
}
