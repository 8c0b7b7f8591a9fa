import ArgumentParser
import Desk
import Newsroom
import Presentation

struct ReportCreditsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "credits",
    abstract: "List what is wrong with pictures, credits and rights, who can mend it, and how.",
    discussion: """
      newsdesk report credits
      newsdesk report credits --desk metro --expiring 30d
      newsdesk report credits --json=kind,photo,finding,fix,who

      blocked    would stop a publication, or is out although it may not be
      expiring   may soon no longer be used
      granted    is blocked, and somebody answers for it until then
      proposed   its file rules something out, and nobody has said what holds
      ambiguous  a credit that may be a person's or an agency's
      unused     a picture that is in no story any more

      Of stories that you may read, that are on their way or out.
      """
  )

  @Option(help: ArgumentHelp("One desk only.", valueName: "desk")) var desk: String?
  @Option(help: ArgumentHelp("What expires within so many days: 7d.", valueName: "days")) var expiring = "7d"
  @OptionGroup var page: PageOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let digits = expiring.hasSuffix("d") ? String(expiring.dropLast()) : expiring
    guard let days = Int(digits), (0...3650).contains(days) else {
      throw ErrorReport(
        "\"\(expiring)\" is no number of days.",
        ["Write --expiring 7d."],
        status: .usage,
        code: "bad_days"
      )
    }
    if let desk { try await session.newsroom.staff.requireDesk(desk) }
    let findings = try await session.newsroom.reports.credits(desk: desk, expiringWithin: days)
    let times = try await session.times(findings.map(\.dueAt))
    let table = Table(
      findings,
      columns: [
        Column("kind") { .text($0.kind) },
        Column("photo") { finding in
          finding.story.map { story in .text(finding.number.map { "\(story)/\($0)" } ?? "\(story)") } ?? .missing()
        },
        Column("desk") { .text($0.desk) },
        Column("slug", isOnRequest: true) { .text($0.slug) },
        Column("due") { $0.dueAt.map(times.cell) ?? .missing() },
        Column("who", canBeCut: true) { .list($0.who) },
        Column("fix") { .text($0.fix) },
        Column("finding", isFreeText: true) { .text($0.finding) },
      ],
      caption: .init(
        "\(Wording.count(findings.count, "thing")) to look after",
        right: times.now.absolute(now: times.now)
      )
    )
    if let path = page.html {
      let report = Report(
        title: "Pictures, credits and rights",
        filters: (desk.map { ["desk \($0)"] } ?? []) + ["expiring within \(Wording.count(days, "day"))"],
        parts: [
          Report.Part(
            name: "things",
            title: "What is to be looked after",
            summary: "\(Wording.count(findings.count, "thing")) to look after",
            table: table,
            nothing: "Nothing to look after."
          )
        ]
      )
      try await context.writePage(report, to: path, session, times)
      if !output.isChosen { return .done }
    }
    try context.write(table, output)
    if findings.isEmpty, output.isTable { context.note("Nothing to look after.") }
    return .done
  }
}
