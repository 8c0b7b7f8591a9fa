import ArgumentParser
import Desk
import Presentation

struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Add desks, and list them with their members.",
    subcommands: [DeskAddCommand.self, DeskListCommand.self, DeskMembersCommand.self]
  )
}

struct DeskAddCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a desk. For administrators.",
    discussion: "newsdesk desk add sport"
  )
  @Argument(help: ArgumentHelp("Lower-case letters, digits and hyphens.", valueName: "name")) var name: String
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let added = try await session.newsroom.staff.addDesk(name)
    try context.confirm(added ? "There is a desk \(name) now." : "There was a desk \(name) already.")
    if added { context.hint("newsdesk role grant LOGIN editor --desk \(name)") }
    return .done
  }
}

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
        Column("members", alignment: .right) { .quantity($0.members) },
        Column("pending", alignment: .right) { .quantity($0.pending) },
      ]
    )
    try context.write(table, output)
    return .done
  }
}

struct DeskMembersCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "members",
    abstract: "List who works on a desk, and as what.",
    discussion: "newsdesk desk members metro"
  )
  @Argument(help: ArgumentHelp("The desk.", valueName: "desk")) var desk: String
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    try await session.newsroom.staff.requireDesk(desk)
    try context.write(MemberTable.table(try await session.newsroom.staff.members(of: desk)), output)
    return .done
  }
}
