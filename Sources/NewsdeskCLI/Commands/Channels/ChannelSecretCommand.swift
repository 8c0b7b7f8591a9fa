import ArgumentParser
import Desk

struct ChannelSecretCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "secret",
    abstract: "Give a webhook another secret. For administrators.",
    discussion: """
      newsdesk channel secret web
      newsdesk channel secret web --secret-file secret.txt

      What is sent from now on is signed with it. A new one is shown this once.
      """
  )

  @OptionGroup var channel: ChannelArgument
  @Option(help: ArgumentHelp("A file with the secret, or - for stdin.", valueName: "file")) var secretFile: String?
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let secret = try WebhookSecret.chosen(file: secretFile)
    try await session.newsroom.channels.setSecret(secret.bytes, of: channel.name)
    try context.confirm("\(channel.name): signed with another secret from now on")
    try secret.show(context)
    return .done
  }
}
