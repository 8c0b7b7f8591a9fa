import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ChannelListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the channels, and what waits for each.",
    discussion: """
      newsdesk channel list
      newsdesk channel list --json=name,target,desks,languages,genres
      """
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let channels = try await session.newsroom.channels.all()
    let table = Table(
      channels,
      columns: [
        Column("name") { .text($0.channel.name) },
        Column("kind") { .code($0.channel.settings.kind.rawValue) },
        Column("format") {
          .code($0.channel.settings.kind == .feed ? "atom, json" : $0.channel.settings.format.rawValue)
        },
        Column("state") { .code($0.channel.pausedAt == nil ? "active" : "paused") },
        Column("delivered", alignment: .right) { .quantity($0.delivered) },
        Column("waiting", alignment: .right) { .quantity($0.backlog) },
        Column("dead", alignment: .right) { .quantity($0.dead) },
        Column("desks", isOnRequest: true) { .list($0.channel.settings.desks) },
        Column("languages", isOnRequest: true) { .list($0.channel.settings.languages) },
        Column("genres", isOnRequest: true) { .list($0.channel.settings.genres) },
        Column("allows_internal", isOnRequest: true) { Cell(.flag($0.channel.settings.allowsInternal)) },
        Column("target", isFreeText: true) { .text($0.channel.settings.target) },
      ]
    )
    try context.write(table, output)
    if channels.isEmpty, output.isTable {
      context.note("No channel yet: what is published stays here.")
      context.hint("newsdesk channel add --help")
    } else if let dead = channels.first(where: { $0.dead > 0 }) {
      context.hint("newsdesk report delivery --channel \(dead.channel.name) --state dead")
    }
    return .done
  }
}
