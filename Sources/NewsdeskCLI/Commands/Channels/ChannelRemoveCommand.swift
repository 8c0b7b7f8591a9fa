import ArgumentParser
import Desk
import Newsroom

struct ChannelRemoveCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a channel away. For administrators.",
    discussion: """
      newsdesk channel remove web

      It keeps what it has, and is told of no kill any more: what was never sent is not sent. The record stays.
      """
  )
  @OptionGroup var channel: ChannelArgument
  @Flag(name: .shortAndLong, help: "Answer yes to the question whether to go on.") var yes = false
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if !yes {
      try Question.confirm("Take \(channel.name) away? It is told of no correction and no kill any more.", in: context)
    }
    try await session.newsroom.channels.remove(channel.name)
    try context.confirm("\(channel.name): removed")
    return .done
  }
}
