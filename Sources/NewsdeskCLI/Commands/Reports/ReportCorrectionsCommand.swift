import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ReportCorrectionsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections",
    abstract: "List what was corrected or killed after it was out, and how often that was.",
    discussion: """
      newsdesk report corrections --since 30d
      newsdesk report corrections --since 2026-11-01 --desk metro --json=id,kind,after,note
      newsdesk report corrections --part desks
      newsdesk report corrections --html corrections.html

      stories   each correction that went out and each kill: how long after the edition before, who opened the correction or
                killed the story, and the public note, or the reason of a kill
      desks     of the stories that first went out in the period, how many were corrected or killed in it (the rate); and how
                many corrections, of how many stories, of how many not for the first time, and kills there were

      Of stories that you may read as they stand. In formats for programs times are seconds, and the row without a desk is all
      of them together.
      """
  )

  enum Part: String, CaseIterable, ExpressibleByArgument, ReportPartName {
    case stories, desks, all
  }

  @OptionGroup var scope: PeriodOptions

  @Option(help: ArgumentHelp("Of the report: stories, desks or all.", valueName: "part"))
  var part: Part = .stories

  @OptionGroup var page: PageOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let reports = session.newsroom.reports
    let desks = try await scope.desks(session)
    let period = try await scope.period(session)
    let entries = try await reports.corrections(period, desks: desks)
    let rates = try await reports.correctionRates(period, desks: desks)
    let times = try await session.times([period.since, period.until] + entries.map(\.at))
    let report = CorrectionReport(period: period, desks: desks, entries: entries, rates: rates, times: times)
    try await context.write(report.report, part: part, output, page, session, times)
    return .done
  }
}
