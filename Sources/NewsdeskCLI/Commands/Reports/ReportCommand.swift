import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Say what has to be looked after.",
    discussion: "newsdesk report credits --desk metro",
    subcommands: [ReportCreditsCommand.self, ReportDeliveryCommand.self]
  )
}
