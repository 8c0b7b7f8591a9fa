import ArgumentParser
import Desk
import Newsroom
import Presentation

struct AuditLogCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List what was done, the newest first: on stories, and on people, desks and roles.",
    discussion: """
      newsdesk audit log --limit 20
      newsdesk audit log --story 214
      newsdesk audit log --person ben --action approve --since yesterday
      newsdesk audit log --action grant-role --since 2026-11-01 --until 2026-11-30 -f csv

      --since and --until take a day, a time as 18:00 or 2026-11-24T18:00, or how long ago: 2h, 3d. A day that --until names
      is included. You see what you may read.
      """
  )

  @Option(help: ArgumentHelp("Of one story.", valueName: "id"), completion: .stories)
  var story: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Of stories that were on this desk then.", valueName: "desk"),
    completion: .desks
  )
  var desk: String?

  @Option(help: ArgumentHelp("By one person.", valueName: "login"), completion: .people)
  var person: String?

  @Option(help: ArgumentHelp("One act, such as approve, publish or grant-role.", valueName: "act"))
  var action: String?

  @Option(help: ArgumentHelp("From then on.", valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Until then.", valueName: "time"))
  var until: String?

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
    let found = try await session.newsroom.audit.log(try await filter(session))
    let shown = limit.map { Array(found.prefix($0)) } ?? found
    let times = try await session.times(shown.map(\.at))
    try context.write(table(shown, times), output)
    if found.count > shown.count { context.note("More than \(shown.count) acts: the list was cut by --limit.") }
    if shown.isEmpty, output.isTable { context.note("Nothing was done, of what you may read.") }
    return .done
  }

  private func filter(_ session: SessionContext) async throws -> AuditService.LogFilter {
    var filter = AuditService.LogFilter()
    if let story {
      let id = try await session.story(try StoryReference.parsed(story))
      // Also where it is named by a number, which may be nobody's.
      _ = try await session.newsroom.approvals.currentVersion(of: id)
      filter.story = id
    }
    if let desk { try await session.newsroom.staff.requireDesk(desk) }
    filter.desk = desk
    if let person { try await session.newsroom.staff.requirePerson(person) }
    filter.person = person
    if let action { filter.act = try await known(action, session) }
    if let since { filter.since = try await session.newsroom.clock.pastInstant(for: since) }
    if let until { filter.until = try await session.newsroom.clock.pastInstant(for: until, isEnd: true) }
    filter.limit = limit.map { $0 + 1 }
    return filter
  }

  /// An act by any of its names: `request-changes`, `request_changes`, `grant role`.
  private func known(_ name: String, _ session: SessionContext) async throws -> String {
    let act = String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    let ofStaff = try await session.newsroom.audit.staffActs().map { String($0.map { $0 == " " ? "_" : $0 }) }
    let all = Action.allCases.map(\.rawValue) + ofStaff
    if all.contains(act) { return act }
    let meant = Spelling.closest(to: act, among: all).map { " Did you mean \"\($0)\"?" } ?? ""
    throw ErrorReport(
      "There is no act \"\(name)\".\(meant)",
      ["Acts: \(all.joined(separator: ", "))"],
      status: .usage,
      code: "no_act"
    )
  }

  private func table(_ acts: [LoggedAct], _ times: Times) -> Table<LoggedAct> {
    Table(
      acts,
      columns: [
        Column("at") { times.cell($0.at) },
        Column("who") { .text($0.actor.name) },
        Column("login", isOnRequest: true) { .text($0.actor.login) },
        Column("action") { .code($0.act, $0.pastTense) },
        Column("story", alignment: .right) { act in act.story.map { .number($0) } ?? .missing() },
        Column("version", alignment: .right) { act in act.version.map { .number($0) } ?? .missing() },
        Column("desk", isOnRequest: desk != nil) { .text($0.desk) },
        Column("state", isOnRequest: true) { act in act.state.map { .code($0.rawValue) } ?? .missing() },
        Column("subject") { .text($0.subject) },
        Column("staff_entry", isOnRequest: true) { act in act.staffEntry.map { .number($0) } ?? .missing() },
        Column("note", isFreeText: true) { .text($0.note) },
      ]
    )
  }
}
