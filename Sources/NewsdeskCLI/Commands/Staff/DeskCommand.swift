import ArgumentParser

struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Add desks, and list them with their members.",
    discussion: """
      newsdesk desk list
      newsdesk desk add sport
      """,
    subcommands: [DeskAddCommand.self, DeskListCommand.self, DeskMembersCommand.self]
  )
}
