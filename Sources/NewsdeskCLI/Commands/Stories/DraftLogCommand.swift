import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftLogCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show what happened to a story: who did what, when and why.",
    discussion: "newsdesk draft log 214"
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let entries = try await session.newsroom.audit.history(of: id)
    let times = try await session.times(entries.map(\.at))
    let table = Table(
      entries,
      columns: [
        Column("version", alignment: .right) { .number($0.version) },
        Column("at") { times.cell($0.at) },
        Column("who") { .text($0.actor.name) },
        Column("login", isOnRequest: true) { .text($0.actor.login) },
        Column("action") { .code($0.action.rawValue, $0.action.pastTense) },
        Column("state") { .code($0.state.rawValue) },
        Column("revision", isOnRequest: true) { .number($0.revision) },
        Column("given") { .list($0.signOffsGiven.map(\.rawValue)) },
        Column("voided") { .list($0.signOffsVoided.map(\.rawValue)) },
        Column("note", isFreeText: true) { .text($0.note) },
      ]
    )
    try context.write(table, output)
    return .done
  }
}
