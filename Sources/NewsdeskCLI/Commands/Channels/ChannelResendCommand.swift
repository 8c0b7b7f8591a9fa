import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ChannelResendCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend",
    abstract:
      "Send again what did not arrive; of a story that is named, also what did. For publishers and administrators.",
    discussion: """
      newsdesk channel resend web          all that was given up
      newsdesk channel resend web 214      story 214, from its first edition on, also where it never went there

      It is sent under the keys that it had: a receiver that has it takes it once.
      """
  )
  @OptionGroup var channel: ChannelArgument
  @Argument(help: ArgumentHelp("A story.", valueName: "id")) var story: String?
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await story.asyncMap { try await session.story(try StoryReference.parsed($0)) }
    let count = try await session.newsroom.channels.resend(channel.name, story: id)
    try context.confirm(
      count == 0
        ? "\(channel.name): nothing to send again"
        : "\(channel.name): \(Wording.count(count, "delivery", "deliveries")) queued again"
    )
    return .done
  }
}

struct ChannelSkipCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract:
      "Give up on what a channel refused of a story, so that what comes after can arrive. For publishers and administrators.",
    discussion: """
      newsdesk channel skip web 214 --note "They dropped the section."

      A kill is never given up.
      """
  )
  @OptionGroup var channel: ChannelArgument
  @OptionGroup var story: StoryArgument
  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("Why, for the record.", valueName: "text")) var note:
    String = ""
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let count = try await session.newsroom.channels.skip(channel.name, story: id, note: note)
    try context.confirm(
      count == 0
        ? "\(channel.name): nothing of \(id) was given up there"
        : "\(channel.name): \(Wording.count(count, "delivery", "deliveries")) of \(id) skipped"
    )
    return .done
  }
}
