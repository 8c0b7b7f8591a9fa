import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PendingCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "pending",
    abstract: "List what waits for whom, what is due first at the top.",
    discussion: """
      newsdesk pending
      newsdesk pending --desk metro --state submitted
      newsdesk pending --state submitted -f ids | newsdesk approve -

      Everything that is begun and not yet published, spiked or killed, and what you were asked to sign off.
      """
  )

  @OptionGroup var filter: StoryFilter
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let state = try await filter.checked(session)
    let stories = try await session.newsroom.reports.pending(desk: filter.desk, state: state, limit: filter.read)
    let shown = filter.shown(stories)
    // Asking for clocks that nobody looks at would cost a question.
    let wantsUpdates = output.jsonFields?.contains("updated") == true
    let times = try await session.times(shown.map(\.dueAt) + (wantsUpdates ? shown.map(\.updatedAt) : []))
    let locks = try await session.locks(of: shown.map(\.id), for: output)
    try context.write(table(shown, times, locks), output)
    if stories.count > shown.count {
      context.note("More than \(shown.count) stories wait: the list was cut by --limit.")
    }
    if shown.isEmpty, output.chosenFormat == .table { context.note("Nothing waits.") }
    if let waiting = shown.first(where: { $0.state.rawValue.hasSuffix("submitted") }) {
      context.hint("newsdesk review \(waiting.id)")
    }
    return .done
  }

  private func table(
    _ stories: [ReportService.PendingStory],
    _ times: Times,
    _ locks: [Int64: DraftLock]
  ) -> Table<ReportService.PendingStory> {
    let late = stories.count { story in story.dueAt.map { times.local($0).seconds(since: times.now) < 0 } ?? false }
    return Table(
      stories,
      columns: [
        Column("id") { .number($0.id) },
        // One desk's list need not name the desk in every line.
        Column("desk", isOnRequest: filter.desk != nil) { .text($0.desk) },
        Column("state") { .code($0.state.rawValue) },
        Column("due") { times.dueCell($0.dueAt) },
        Column("waiting_on", canBeCut: true) { .text($0.waitingOn) },
        Column("confidential", isOnRequest: true) { Cell(.flag($0.isConfidential)) },
        Column("author", isOnRequest: true) { .text($0.author) },
        Column("version", isOnRequest: true) { .number($0.version) },
        Column("locked_by", isOnRequest: true) { .text(locks[$0.id]?.holder.name) },
        Column("updated", isOnRequest: true) { times.cell($0.updatedAt) },
        Column("slug", isFreeText: true) { .text($0.slug) },
      ],
      caption: .init(
        (filter.desk.map { "\($0): " } ?? "") + "\(Wording.grouped(stories.count)) waiting"
          + (late > 0 ? ", \(Wording.grouped(late)) late" : ""),
        right: times.now.absolute(now: times.now)
      )
    )
  }
}
