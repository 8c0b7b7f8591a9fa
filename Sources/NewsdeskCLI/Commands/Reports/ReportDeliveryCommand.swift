import ArgumentParser
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct ReportDeliveryCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "delivery",
    abstract: "Say what arrived where, how long that took, and what did not arrive and why.",
    discussion: """
      newsdesk report delivery
      newsdesk report delivery --state dead
      newsdesk report delivery --story 214
      newsdesk report delivery --channel web --since yesterday -f csv

      What needs somebody stands first. dead: refused or given up; newsdesk channel resend sends it again, channel skip gives it
      up. superseded: overtaken by the kill of its story. Of stories that are out, or of your desks.
      """
  )

  @Option(help: ArgumentHelp("One channel only.", valueName: "channel")) var channel: String?
  @Option(help: ArgumentHelp("queued, sending, delivered, dead, superseded or skipped.", valueName: "state"))
  var state: DeliveryState?
  @Option(help: ArgumentHelp("One story only.", valueName: "id")) var story: String?
  @Option(help: ArgumentHelp("Queued since then: yesterday, 3d, 18:00.", valueName: "time")) var since: String?
  @Option(help: ArgumentHelp("At most so many.", valueName: "n")) var limit: Int?
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let limit, !(1...1_000_000).contains(limit) {
      throw ValidationError("--limit takes a number from 1 to 1,000,000")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let channel {
      let known = try await session.newsroom.channels.all().map(\.channel.name)
      guard known.contains(channel) else { throw DeskError.notFound(.channel(channel, known: known)) }
    }
    let all = try await session.newsroom.reports.deliveries(
      channel: channel,
      state: state,
      story: try await story.asyncMap { try await session.story(try StoryReference.parsed($0)) },
      since: try await since.asyncMap { try await session.newsroom.clock.pastInstant(for: $0) },
      limit: limit.map { $0 + 1 }
    )
    let shown = limit.map { Array(all.prefix($0)) } ?? all
    let times = try await session.times(shown.flatMap { [$0.queuedAt, $0.deliveredAt, $0.dueAt] })
    try context.write(table(shown, times), output)
    if all.count > shown.count { context.note("More than \(shown.count) deliveries: the list was cut by --limit.") }
    if shown.isEmpty, output.isTable { context.note("Nothing was to be delivered.") }
    if let dead = shown.first(where: { $0.state == .dead }) {
      context.hint("newsdesk channel resend \(dead.channel) \(dead.story)")
    }
    return .done
  }

  private func table(
    _ rows: [ReportService.DeliveryStanding],
    _ times: Times
  ) -> Table<ReportService.DeliveryStanding> {
    Table(
      rows,
      columns: [
        Column("story") { .number($0.story) },
        Column("edition", alignment: .right) { .number($0.edition) },
        Column("event") { .code($0.event.rawValue) },
        Column("channel") { .text($0.channel) },
        Column("state") { .code($0.state.rawValue) },
        Column("tries", alignment: .right) { .quantity($0.tries) },
        Column("queued") { times.cell($0.queuedAt) },
        Column("took") { $0.took.map { .text(Self.seconds($0)) } ?? .missing() },
        Column("again", isOnRequest: true) { $0.dueAt.map(times.cell) ?? .missing() },
        Column("delivered", isOnRequest: true) { $0.deliveredAt.map(times.cell) ?? .missing() },
        Column("worker", isOnRequest: true) { .text($0.worker) },
        Column("key", isOnRequest: true) { .text($0.key.uuidString.lowercased()) },
        Column("slug", canBeCut: true) { .text($0.slug) },
        Column("problem", isFreeText: true) { .text($0.problem) },
      ],
      caption: .init(Self.summary(rows), right: times.now.absolute(now: times.now))
    )
  }

  /// `12 deliveries, 1 dead, 2 waiting; median 0.2 s, 90th percentile 1.4 s`.
  private static func summary(_ rows: [ReportService.DeliveryStanding]) -> String {
    let dead = rows.count { $0.state == .dead }
    let waiting = rows.count { $0.state == .queued || $0.state == .sending }
    let took = rows.compactMap(\.took).sorted()
    var words = Wording.count(rows.count, "delivery", "deliveries")
    if dead > 0 { words += ", \(Wording.grouped(dead)) dead" }
    if waiting > 0 { words += ", \(Wording.grouped(waiting)) waiting" }
    guard !took.isEmpty else { return words }
    func percentile(_ part: Double) -> String { seconds(took[min(took.count - 1, Int(Double(took.count) * part))]) }
    return words + "; median \(percentile(0.5)), 90th percentile \(percentile(0.9))"
  }

  /// `0.2 s`, `43 min`.
  private static func seconds(_ seconds: Double) -> String {
    guard seconds < 60 else { return RelativeTime.duration(seconds: Int64(seconds)) }
    let tenths = Int64((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
