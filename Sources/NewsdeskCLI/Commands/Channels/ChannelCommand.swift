import ArgumentParser

struct ChannelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "channel",
    abstract: "Say where what is published goes, and look after what did not arrive.",
    discussion: """
      newsdesk channel add archive --folder /srv/archive --format newsml
      newsdesk channel add web --webhook https://cms.example.org/hooks/news
      newsdesk channel test web
      newsdesk channel list
      """,
    subcommands: [
      ChannelAddCommand.self, ChannelListCommand.self, ChannelTestCommand.self, ChannelPauseCommand.self,
      ChannelResumeCommand.self, ChannelResendCommand.self, ChannelSkipCommand.self, ChannelSecretCommand.self,
      ChannelRemoveCommand.self,
    ]
  )
}

/// The channel that a command is about.
struct ChannelArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The channel: newsdesk channel list.", valueName: "channel"))
  var name: String
}
