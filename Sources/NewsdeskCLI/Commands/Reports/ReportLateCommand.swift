import ArgumentParser
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct ReportLateCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "late",
    abstract: "List what is late, by how much, and whom it waits for.",
    discussion: """
      newsdesk report late
      newsdesk report late --desk metro --waiting-on editor
      newsdesk report late --html late.html

      due         what waits and was due before now
      scheduled   what was to go out before now and is not out, and why

      The latest first. In formats for programs late_by is seconds.
      """
  )

  @OptionGroup var filter: PendingOptions
  @OptionGroup var page: PageOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    var chosen = try await filter.checked(session)
    chosen.isLate = true
    let stories = try await session.newsroom.reports.pending(chosen)
    let times = try await session.times(of: stories, for: output, asOf: nil)
    let late = stories.map { LateStory($0, times) }.sorted { ($0.seconds, $1.story.id) > ($1.seconds, $0.story.id) }
    let missed = try await session.newsroom.schedules.missed(late.filter(\.isScheduled).map(\.story.id))
    let table = table(late, missed, chosen, times)
    if let path = page.html {
      let report = Report(
        title: "What is late",
        filters: chosen.words.filter { $0 != "late" },
        parts: [
          Report.Part(
            name: "stories",
            title: "What is late",
            summary: summary(late),
            charts: [chart(late)],
            table: table,
            nothing: "Nothing is late."
          )
        ]
      )
      try await context.writePage(report, to: path, session, times)
      if !output.isChosen { return .done }
    }
    try context.write(table, output)
    if stories.isEmpty, output.isTable { context.note("Nothing is late.") }
    return .done
  }

  /// `3 late, the most by 2 h 5 min`.
  private func summary(_ late: [LateStory]) -> String {
    "\(Wording.grouped(late.count)) late"
      + (late.map(\.seconds).max().map { ", the most by \(RelativeTime.duration(seconds: $0))" } ?? "")
  }

  private func table(
    _ late: [LateStory],
    _ missed: [Int64: ScheduleService.MissedSchedule],
    _ chosen: PendingFilter,
    _ times: Times
  ) -> Table<LateStory> {
    Table(
      late,
      columns: [
        Column("id") { .number($0.story.id) },
        Column("desk", isOnRequest: chosen.desks.count == 1) { .text($0.story.desk) },
        Column("state") { .code($0.story.state.rawValue) },
        Column("kind") { .text($0.isScheduled ? "scheduled" : "due") },
        Column("due") { late in
          late.moment.map { .instant(times.local($0), times.local($0).absolute(now: times.now)) } ?? .missing()
        },
        Column("late_by", alignment: .right) { .duration(Double($0.seconds), style: .red) },
        Column("waiting_on", canBeCut: true) { .text($0.story.waitingOn) },
        Column("author", isOnRequest: true) { .text($0.story.author.name) },
        Column("assignee", isOnRequest: true) { .text($0.story.assignee?.name) },
        Column("version", isOnRequest: true) { .number($0.story.version) },
        Column("slug", canBeCut: true) { .text($0.story.slug) },
        Column("why", isFreeText: true) { late in
          guard late.isScheduled else { return .missing() }
          // Only a worker tries.
          return .text(missed[late.story.id].map { $0.reasons.joined(separator: "; ") } ?? "no worker has tried it")
        },
      ],
      caption: .init(
        (chosen.desks.isEmpty ? "" : chosen.desks.joined(separator: ", ") + ": ") + summary(late),
        right: times.now.absolute(now: times.now)
      )
    )
  }

  /// How many are late on each desk.
  private func chart(_ late: [LateStory]) -> BarChart {
    let desks = Dictionary(grouping: late, by: \.story.desk)
    return BarChart(
      title: "Stories that are late, by desk",
      series: ["late"],
      rows: desks.keys.sorted().map { desk in
        let here = desks[desk] ?? []
        return BarChart.Row(desk, [Double(here.count)], words: [summary(here)])
      }
    )
  }
}

/// A story with the moment that it missed.
private struct LateStory: Sendable {
  let story: PendingStory
  /// It was to go out then; else it was due.
  let isScheduled: Bool
  let moment: Date?
  let seconds: Int64

  init(_ story: PendingStory, _ times: Times) {
    self.story = story
    func lateness(_ instant: Date?) -> Int64 { instant.map { times.now.seconds(since: times.local($0)) } ?? .min }
    // What should be out is more than what should be done.
    isScheduled = story.schedule.map { lateness($0.at) >= 0 } ?? false
    moment = isScheduled ? story.schedule?.at : story.dueAt
    seconds = max(0, lateness(moment))
  }
}
