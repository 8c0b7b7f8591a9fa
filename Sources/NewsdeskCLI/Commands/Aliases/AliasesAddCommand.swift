import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct AliasesAddCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a name of an agency. For photo editors and administrators.",
    discussion: """
      newsdesk photo credit aliases add "Reuters Connect Plus" --agency Reuters
      newsdesk photo credit aliases add "BN Photo" --agency "Bluebird News" --kind wire --since 2024-03-01

      Credits are read by it from now on. Stored ones stay as they are: newsdesk photo credit aliases check says which would
      read differently.
      """
  )

  @OptionGroup var name: AliasArguments
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let table = try await session.agencies()
    let wanted = try name.name(in: table)
    let effect = try await AliasEffect(of: wanted, on: table, session)
    let isNew = try await session.newsroom.agencies.add(
      wanted.alias,
      to: wanted.agency,
      kind: try name.chosenKind()?.rawValue ?? wanted.kind,
      since: wanted.since,
      until: wanted.until
    )
    guard isNew else {
      try context.confirm("\(wanted.alias) is already a name of \(wanted.agency), nothing changed.")
      return .done
    }
    try context.confirm("\(wanted.alias) is a name of \(wanted.agency).")
    context.note("\(effect.sentence), and stay as they are.")
    if let first = effect.changes.first {
      context.hint("newsdesk photo credit \(first.stored.story)/\(first.stored.number) \(shellWord(first.stored.line))")
    }
    return .done
  }

  private func shellWord(_ text: String) -> String {
    ShellWord.quoted(text)
  }
}
