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

      Everything that is begun and not yet published, spiked or killed.
      """
  )

  @Option(name: .shortAndLong, help: ArgumentHelp("Of one desk.", valueName: "desk"))
  var desk: String?

  @Option(help: ArgumentHelp("In one state, such as submitted or in_review.", valueName: "state"))
  var state: String?

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit: Int?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let limit, !(1...1_000_000).contains(limit) {
      throw ValidationError("--limit takes a number from 1 to 1,000,000")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let desk { try await session.newsroom.staff.requireDesk(desk) }
    let state = try StoryState.parsed(state)
    let stories = try await session.newsroom.reports.pending(desk: desk, state: state, limit: limit.map { $0 + 1 })
    let shown = limit.map { Array(stories.prefix($0)) } ?? stories
    // Asking for clocks that nobody looks at would cost a question.
    let wantsUpdates = output.jsonFields?.contains("updated") == true
    let times = try await session.times(shown.map(\.dueAt) + (wantsUpdates ? shown.map(\.updatedAt) : []))
    try context.write(table(shown, times), output)
    if stories.count > shown.count {
      context.note("More than \(shown.count) stories wait: the list was cut by --limit.")
    }
    if shown.isEmpty, output.chosenFormat == .table { context.note("Nothing waits.") }
    if let waiting = shown.first(where: { $0.state.rawValue.hasSuffix("submitted") }) {
      context.hint("newsdesk review \(waiting.id)")
    }
    return .done
  }

  private func table(_ stories: [ReportService.PendingStory], _ times: Times) -> Table<ReportService.PendingStory> {
    let late = stories.count { story in story.dueAt.map { times.local($0).seconds(since: times.now) < 0 } ?? false }
    return Table(
      stories,
      columns: [
        Column("id") { .number($0.id) },
        // One desk's list need not name the desk in every line.
        Column("desk", isOnRequest: desk != nil) { .text($0.desk) },
        Column("state") { .code($0.state.rawValue) },
        Column("due") { times.dueCell($0.dueAt) },
        Column("waiting_on") { .text($0.waitingOn) },
        Column("author", isOnRequest: true) { .text($0.author) },
        Column("version", isOnRequest: true) { .number($0.version) },
        Column("updated", isOnRequest: true) { times.cell($0.updatedAt) },
        Column("slug", isFreeText: true) { .text($0.slug) },
      ],
      caption: .init(
        (desk.map { "\($0): " } ?? "") + "\(Wording.grouped(stories.count)) waiting"
          + (late > 0 ? ", \(Wording.grouped(late)) late" : ""),
        right: times.now.absolute(now: times.now)
      )
    )
  }
}
