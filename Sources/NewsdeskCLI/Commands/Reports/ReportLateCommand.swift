import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ReportLateCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "late",
    abstract: "List what is late, by how much, and whom it waits for.",
    discussion: """
      newsdesk report late
      newsdesk report late --desk metro --waiting-on editor
      newsdesk report late --html late.html

      The latest first: what waits and was due before now. In formats for programs late_by is seconds.
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
    let table = table(stories, chosen, times)
    if let path = page.html {
      let report = Report(
        title: "What is late",
        filters: chosen.words.filter { $0 != "late" },
        parts: [
          Report.Part(
            name: "stories",
            title: "What is late",
            summary: summary(stories, times),
            charts: [chart(stories, times)],
            table: table,
            nothing: "Nothing is late."
          )
        ]
      )
      try await context.writePage(report, to: path, session, times)
      if !output.isChosen { return .done }
    }
    try context.write(table, output)
    if stories.isEmpty, output.chosenFormat == .table { context.note("Nothing is late.") }
    return .done
  }

  private func lateness(_ story: PendingStory, _ times: Times) -> Int64 {
    story.dueAt.map { times.now.seconds(since: times.local($0)) } ?? 0
  }

  /// `3 late, the most 2 h 5 min`.
  private func summary(_ stories: [PendingStory], _ times: Times) -> String {
    let most = stories.map { lateness($0, times) }.max()
    return "\(Wording.grouped(stories.count)) late"
      + (most.map { ", the most by \(RelativeTime.duration(seconds: $0))" } ?? "")
  }

  private func table(_ stories: [PendingStory], _ chosen: PendingFilter, _ times: Times) -> Table<PendingStory> {
    Table(
      stories,
      columns: [
        Column("id") { .number($0.id) },
        Column("desk", isOnRequest: chosen.desks.count == 1) { .text($0.desk) },
        Column("state") { .code($0.state.rawValue) },
        Column("due") { story in
          story.dueAt.map { .instant(times.local($0), times.local($0).absolute(now: times.now)) } ?? .missing()
        },
        Column("late_by", alignment: .right) { .duration(Double(lateness($0, times)), style: .red) },
        Column("waiting_on", canBeCut: true) { times.turnCell($0) },
        Column("author", isOnRequest: true) { .text($0.author.name) },
        Column("assignee", isOnRequest: true) { .text($0.assignee?.name) },
        Column("version", isOnRequest: true) { .number($0.version) },
        Column("slug", isFreeText: true) { .text($0.slug) },
      ],
      caption: .init(
        (chosen.desks.isEmpty ? "" : chosen.desks.joined(separator: ", ") + ": ") + summary(stories, times),
        right: times.now.absolute(now: times.now)
      )
    )
  }

  /// How many are late on each desk.
  private func chart(_ stories: [PendingStory], _ times: Times) -> BarChart {
    let desks = Dictionary(grouping: stories, by: \.desk)
    return BarChart(
      title: "Stories that are late, by desk",
      series: ["late"],
      rows: desks.keys.sorted().map { desk in
        let late = desks[desk] ?? []
        return BarChart.Row(desk, [Double(late.count)], words: [summary(late, times)])
      }
    )
  }
}
