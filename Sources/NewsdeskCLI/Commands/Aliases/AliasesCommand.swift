import ArgumentParser

struct AliasesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aliases",
    abstract: "The names that credit lines give to agencies: those that newsdesk ships with, and the newsroom's own.",
    discussion: """
      newsdesk photo credit aliases list --agency Reuters
      newsdesk photo credit aliases check "BN Photo" --agency "Bluebird News"
      newsdesk photo credit aliases add "BN Photo" --agency "Bluebird News" --kind wire
      """,
    subcommands: [AliasesListCommand.self, AliasesCheckCommand.self, AliasesAddCommand.self, AliasesEndCommand.self]
  )
}
