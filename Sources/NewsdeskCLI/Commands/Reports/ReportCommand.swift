import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Say what has to be looked after.",
    discussion: """
      newsdesk report late
      newsdesk report throughput --since 7d
      newsdesk report corrections --since 2026-11-01
      newsdesk report credits --desk metro
      """,
    subcommands: [
      ReportLateCommand.self, ReportThroughputCommand.self, ReportCorrectionsCommand.self, ReportDeliveryCommand.self,
      ReportCreditsCommand.self,
    ]
  )
}
