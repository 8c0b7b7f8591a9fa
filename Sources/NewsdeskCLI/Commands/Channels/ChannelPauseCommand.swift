import ArgumentParser
import Desk

struct ChannelPauseCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract:
      "Send a channel nothing for a while. What is published meanwhile waits. For publishers and administrators.",
    discussion: "newsdesk channel pause web"
  )
  @OptionGroup var channel: ChannelArgument
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let changed = try await session.newsroom.channels.setPaused(true, channel.name)
    try context.confirm("\(channel.name): \(changed ? "paused" : "already paused")")
    context.hint("newsdesk channel resume \(channel.name)")
    return .done
  }
}

struct ChannelResumeCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Deliver to a channel again, what waits first. For publishers and administrators.",
    discussion: "newsdesk channel resume web"
  )
  @OptionGroup var channel: ChannelArgument
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let changed = try await session.newsroom.channels.setPaused(false, channel.name)
    try context.confirm("\(channel.name): \(changed ? "delivered to again" : "already delivered to")")
    return .done
  }
}
