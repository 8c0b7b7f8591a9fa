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
      newsdesk pending --mine
      newsdesk pending --desk metro --state submitted --due-within 2h
      newsdesk pending --waiting-on editor --needs legal
      newsdesk pending --group-by waiting-on
      newsdesk pending --as-of "yesterday 6pm"
      newsdesk pending --watch                        on a screen, until Ctrl-C
      newsdesk pending --html waiting.html            a page with a chart
      newsdesk pending --state submitted -f ids | newsdesk approve -

      Everything that is begun and not yet published, spiked or killed, and what you were asked to sign off. Options narrow
      each other; of one that is given several times, any will do. --older-than counts from the last act.

      --as-of shows the list as it stood then, by the stories' histories, of what you may read now. A time is written as for
      audit log --since; a day means its end. Whose turn it was is said in the words of today's workflow.

      --watch draws the list anew as soon as something is done, with no question to the server in between. In a pipe, and
      with a screen reader (newsdesk help accessibility), it is NDJSON: an object for each story that is added, changed or removed, with "event" and "at", the whole list first.

      --group-by puts stories together under headings; formats for programs have them in the column group. --totals counts by
      desk and state, or by group, and lists no story.
      """
  )

  @OptionGroup var filter: PendingOptions

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Under headings: desk, state, waiting-on or assignee.", valueName: "what"))
  var groupBy: PendingGroup?

  @Flag(help: "How many, and no list.")
  var totals = false

  @Option(help: ArgumentHelp("As it stood at this time in the past.", valueName: "time"))
  var asOf: String?

  @Flag(help: "Stay, and show every change.")
  var watch = false

  @OptionGroup var page: PageOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let limit, !(1...1_000_000).contains(limit) {
      throw ValidationError("--limit takes a number from 1 to 1,000,000")
    }
    if totals, page.html != nil { throw ValidationError("a page shows stories: leave --totals out") }
    if totals, limit != nil { throw ValidationError("--totals counts all: leave --limit out") }
    guard watch else { return }
    if asOf != nil { throw ValidationError("--watch shows what comes, --as-of what was: choose one") }
    if totals { throw ValidationError("--watch shows stories: leave --totals out") }
    if page.html != nil { throw ValidationError("--watch has no end, so there is no page to write: leave --html out") }
    if output.output != nil {
      throw ValidationError("--watch has no end, so there is no file to write: leave --output out")
    }
    if output.template != nil { throw ValidationError("--watch writes to the screen, or ndjson: leave --template out") }
    if let format = output.format, format != .table, format != .ndjson {
      throw ValidationError("--watch writes to the screen, or ndjson: leave --format \(format.rawValue) out")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let chosen = try await filter.checked(session)
    if watch {
      return try await PendingWatching(
        context: context,
        filter: chosen,
        limit: limit,
        group: groupBy,
        output: output
      ).run(session, global)
    }
    let moment = try await asOf.asyncMap { try await session.past($0) }
    if totals {
      try await writeTotals(chosen, moment, context, session)
    } else {
      try await writeList(chosen, moment, context, session)
    }
    return .done
  }

  private func writeList(
    _ chosen: PendingFilter,
    _ moment: PastMoment?,
    _ context: CommandContext,
    _ session: SessionContext
  ) async throws {
    let stories = try await session.newsroom.reports.pending(
      chosen,
      limit: limit.map { $0 + 1 },
      asOf: moment?.instant
    )
    let shown = limit.map { Array(stories.prefix($0)) } ?? stories
    let times = try await session.times(of: shown, for: output, asOf: moment)
    let locks = moment == nil ? try await session.locks(of: shown.map(\.id), for: output) : [:]
    let table = PendingTable(times: times, group: groupBy, isOfOneDesk: chosen.desks.count == 1, locks: locks)
    if let path = page.html {
      let report = table.report(
        shown,
        title: moment == nil ? "What waits" : "What waited",
        filters: (moment.map { ["as of \($0.words)"] } ?? []) + chosen.words,
        isCut: stories.count > shown.count
      )
      try await context.writePage(report, to: path, session, try await session.times())
      if !output.isChosen { return }
    }
    try context.write(table.table(shown, caption: caption(table.count(shown), chosen, times, moment)), output)
    if stories.count > shown.count {
      context.note("More than \(shown.count) stories wait: the list was cut by --limit.")
    }
    if shown.isEmpty, output.isTable {
      context.note(moment == nil ? "Nothing waits." : "Nothing waited.")
    }
    if moment == nil,
      let waiting = shown.first(where: {
        // Nobody reviews what they wrote.
        $0.state.rawValue.hasSuffix("submitted") && $0.author != session.newsroom.person
      })
    {
      context.hint("newsdesk review \(waiting.id)")
    }
  }

  private func writeTotals(
    _ chosen: PendingFilter,
    _ moment: PastMoment?,
    _ context: CommandContext,
    _ session: SessionContext
  ) async throws {
    let reports = session.newsroom.reports
    if let groupBy {
      let waiting = try await reports.pending(chosen, asOf: moment?.instant)
      let times = try await session.times(of: waiting, for: output, asOf: moment)
      let stories = groupBy.sorted(waiting, times)
      let table = PendingTotals.table(stories, by: groupBy, times) { caption($0, chosen, times, moment) }
      return try context.write(table, output)
    }
    let times = try await session.times(of: [], for: output, asOf: moment)
    let counts = try await reports.pendingCounts(chosen, asOf: moment?.instant)
    try context.write(PendingTotals.table(counts) { caption($0, chosen, times, moment) }, output)
  }

  private func caption<Row>(
    _ count: String,
    _ chosen: PendingFilter,
    _ times: Times,
    _ moment: PastMoment?
  ) -> Table<Row>.Caption {
    let desks = chosen.desks.isEmpty ? "" : chosen.desks.joined(separator: ", ") + ": "
    return .init(desks + count, right: moment.map { "as of \($0.words)" } ?? times.now.absolute(now: times.now))
  }
}
