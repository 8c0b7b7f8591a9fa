import ArgumentParser
import Desk
import Presentation

struct DeskListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the desks.",
    discussion: "newsdesk desk list"
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let table = Table(
      try await session.newsroom.staff.desks(),
      columns: [
        Column("name") { .text($0.name) },
        Column("workflow") { .text($0.workflow) },
        Column("workflow_version", isOnRequest: true) { .number($0.workflowVersion) },
        Column("members", alignment: .right) { .quantity($0.members) },
        Column("pending", alignment: .right) { .quantity($0.pending) },
      ]
    )
    try context.write(table, output)
    return .done
  }
}
