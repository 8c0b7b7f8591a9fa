import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ReportThroughputCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "throughput",
    abstract: "Say how fast stories go through, and what each desk gets done.",
    discussion: """
      newsdesk report throughput
      newsdesk report throughput --since 2026-11-01 --until 2026-11-30 --desk metro
      newsdesk report throughput --part all
      newsdesk report throughput --part days -f csv
      newsdesk report throughput --html november.html

      steps     how long it took from one milestone to the next: half of the stories, and nine in ten, needed no more. Each
                step counts in the period in which it was finished. A story counts once, and once more for each correction.
      desks     what was begun, submitted, approved and published; "at once" is what was approved with no request for changes,
                rejection or voided sign-off on the way
      days      what was published on each day of the newsroom's calendar
      waiting   of what waits now, that on which nothing was done for the longest time

      Worked out from the histories of stories that you may read as they stand. Acts that were undone don't count. In formats
      for programs times are seconds, and the row without a desk is all of them together.
      """
  )

  enum Part: String, CaseIterable, ExpressibleByArgument, ReportPartName {
    case steps, desks, days, waiting, all
  }

  @OptionGroup var scope: PeriodOptions

  @Option(help: ArgumentHelp("Of the report: steps, desks, days, waiting or all.", valueName: "part"))
  var part: Part = .steps

  @OptionGroup var page: PageOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let reports = session.newsroom.reports
    let desks = try await scope.desks(session)
    let period = try await scope.period(session)
    func needs(_ wanted: Part) -> Bool { part == wanted || part == .all || page.html != nil }
    // The sums stand above every part.
    let figures = try await reports.throughputDesks(period, desks: desks)
    let steps = needs(.steps) ? try await reports.throughputSteps(period, desks: desks) : []
    let days = needs(.days) ? try await reports.throughputDays(period, desks: desks) : []
    let waiting = needs(.waiting) ? try await reports.longestWaiting(desks: desks) : []
    let instants = waiting.flatMap { [$0.updatedAt, $0.embargo?.until, $0.schedule?.at] }
    let times = try await session.times([period.since, period.until] + instants)
    let report = ThroughputReport(
      period: period,
      desks: desks,
      steps: steps,
      figures: figures,
      days: days,
      waiting: waiting,
      times: times
    )
    try await context.write(report.report, part: part, output, page, session, times)
    return .done
  }
}
