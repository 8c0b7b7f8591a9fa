import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List stories, the last changed first.",
    discussion: """
      newsdesk draft list --desk metro --state published
      newsdesk draft list --limit 20 --json=id,slug,headline
      """
  )

  @OptionGroup var filter: StoryFilter
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let state = try await filter.checked(session)
    let stories = try await session.newsroom.drafts.list(desk: filter.desk, state: state, limit: filter.read)
    let shown = filter.shown(stories)
    let times = try await session.times(shown.map(\.updatedAt) + shown.map(\.dueAt))
    let locks = try await session.locks(of: shown.map(\.id), for: output)
    let table = Table(
      shown,
      columns: [
        Column("id") { .number($0.id) },
        Column("desk") { .text($0.desk) },
        Column("state") { .code($0.state.rawValue) },
        Column("due") { times.dueCell($0.dueAt) },
        Column("author") { .text($0.author) },
        Column("updated") { times.cell($0.updatedAt) },
        Column("locked_by", isOnRequest: true) { .text(locks[$0.id]?.holder.name) },
        Column("slug", canBeCut: true) { .text($0.slug) },
        Column("headline", isFreeText: true) { .text($0.headline) },
      ]
    )
    try context.write(table, output)
    if stories.count > shown.count { context.note("More than \(shown.count) stories: the list was cut by --limit.") }
    return .done
  }
}

extension StoryState {
  static let known = all.map(\.rawValue)

  /// The state that a person names, with underscores, hyphens or spaces.
  static func parsed(_ text: String?) throws -> StoryState? {
    guard let text else { return nil }
    let name = String(text.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    guard known.contains(name) else {
      let meant = Spelling.closest(to: name, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
      throw ErrorReport(
        "There is no state \"\(text)\".\(meant)",
        ["States: \(known.joined(separator: ", "))"],
        status: .usage,
        code: "no_state"
      )
    }
    return StoryState(rawValue: name)
  }
}
