import ArgumentParser
import Desk
import Presentation

struct WorkflowListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the workflows, and which desks follow them.",
    discussion: "newsdesk workflow list"
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let workflows = try await session.newsroom.workflows.all()
    let times = try await session.times(workflows.map(\.madeAt))
    let table = Table(
      workflows,
      columns: [
        Column("name") { .text($0.name) },
        Column("version", alignment: .right) { .number($0.version) },
        Column("desks") { .list($0.desks) },
        Column("desks_behind", isOnRequest: true) { .list($0.desksBehind) },
        Column("made", isOnRequest: true) { times.cell($0.madeAt) },
        Column("made_by", isOnRequest: true) { .text($0.madeBy, orWords: "newsdesk") },
        Column("about", isFreeText: true) { .text($0.about) },
      ]
    )
    try context.write(table, output)
    for workflow in workflows where !workflow.desksBehind.isEmpty {
      context.note(
        "\(Wording.list(workflow.desksBehind)) \(workflow.desksBehind.count == 1 ? "follows" : "follow")"
          + " an older version of \(workflow.name)."
      )
    }
    return .done
  }
}
