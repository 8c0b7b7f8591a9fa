import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct ImportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in the stories of pasted or scraped pages, as drafts.",
    discussion: """
      newsdesk import page.txt --desk metro
      pbpaste | newsdesk import - --desk metro
      newsdesk import wire/*.txt --desk world --dry-run

      An embargo above a story holds it; one that leaves a doubt holds it until an editor decides. A kill is no story: it is
      refused, with the line that says so.

      The bytes are kept as they came. What is imported again is unchanged, and says so. A file comes in whole or not at
      all; one that can't be read stops no other.
      """
  )

  @Argument(help: ArgumentHelp("Pages as UTF-8 text, or - for stdin. At most 8 MiB each.", valueName: "file"))
  var files: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The desk that the stories belong to.", valueName: "desk"))
  var desk: String?

  @Flag(name: [.customShort("n"), .long], help: "Check everything, and leave nothing behind.")
  var dryRun = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let desk = try await chosenDesk(session)
    let agencies = try await session.agencies()
    var rows: [Row] = []
    var problems: [ErrorReport] = []
    for file in files {
      do {
        rows += try await importFile(file, desk, agencies, session)
      } catch {
        let report = Self.report(error, file)
        if files.count == 1 || report.status == .unreachable { throw report }
        problems.append(report)
        context.report(report)
      }
    }
    try context.write(table(rows), output)
    summarise(rows, problems.count, context)
    if let first = rows.first(where: { $0.receipt.outcome == .done }), !dryRun {
      context.hint("newsdesk draft show \(first.receipt.story), then newsdesk submit \(first.receipt.story)")
    }
    return problems.first?.status ?? .done
  }

  private struct Row {
    var file: String
    var receipt: Receipt
    var headline: String
    var removed: Int
    /// What its lines told the desk.
    var advisory: String?
  }

  private func importFile(
    _ file: String,
    _ desk: String,
    _ agencies: AgencyTable,
    _ session: SessionContext
  ) async throws -> [Row] {
    let bytes = try InputFile.read(file)
    let stories = try AgencyPage.parse(bytes: bytes, agencies: agencies)
    let receipts = try await session.newsroom.imports.importFile(
      bytes,
      named: file,
      items: stories.map(ImportService.Item.init),
      desk: desk,
      isDryRun: dryRun
    )
    return zip(stories, receipts).map { story, receipt in
      Row(
        file: file,
        receipt: receipt,
        headline: story.headline,
        removed: story.removed.count,
        advisory: Self.advisory(story)
      )
    }
  }

  /// `correction, update 2, embargo: hold until an editor decides (…)`.
  private static func advisory(_ story: ParsedStory) -> String? {
    var words: [String] = []
    if let correction = story.correction { words.append(correction.rawValue) }
    if let update = story.update { words.append("update \(update)") }
    if let time = story.embargo?.embargo {
      words.append(
        time.until.map { "embargo: until \($0)" }
          ?? "embargo: hold until an editor decides (\(time.doubt ?? "it names no time"))"
      )
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// The desk that was named; without a name, the only one there is.
  private func chosenDesk(_ session: SessionContext) async throws -> String {
    if let desk {
      try await session.newsroom.staff.requireDesk(desk)
      return desk
    }
    let desks = try await session.newsroom.staff.desks().map(\.name)
    guard desks.count == 1 else {
      throw ErrorReport(
        "Which desk do the stories belong to?",
        ["Name it: --desk \(desks.first ?? "NAME")", "Desks: \(desks.joined(separator: ", "))"],
        status: .usage,
        code: "no_desk_named"
      )
    }
    return desks[0]
  }

  private func table(_ rows: [Row]) -> Table<Row> {
    Table(
      rows,
      columns: [
        Column("id") { dryRun && $0.receipt.outcome == .done ? .missing("new") : .number($0.receipt.story) },
        Column("outcome") { .text(word(for: $0.receipt)) },
        Column("removed_lines", alignment: .right) { .quantity($0.removed) },
        Column("advisory") { .text($0.advisory) },
        Column("file") { .text(InputFile.name($0.file)) },
        Column("slug") { .text($0.receipt.slug) },
        Column("headline", isFreeText: true) { .text($0.headline) },
      ]
    )
  }

  private func word(for receipt: Receipt) -> String {
    switch receipt.outcome {
    case .done, .replayed: dryRun ? "would create" : "created"
    case .already, .unchanged: "unchanged"
    }
  }

  private func summarise(_ rows: [Row], _ problems: Int, _ context: CommandContext) {
    let new = rows.count { $0.receipt.outcome == .done }
    var parts = ["\(new) new", "\(rows.count - new) unchanged"]
    if problems > 0 { parts.append(Wording.count(problems, "problem")) }
    context.note(
      "\(Wording.count(files.count, "file")), \(Wording.count(rows.count, "story", "stories")): "
        + parts.joined(separator: ", ") + "." + (dryRun ? " Dry run, nothing was written." : "")
    )
  }

  private static func report(_ error: any Error, _ file: String) -> ErrorReport {
    guard let error = error as? IntakeError else { return ErrorReport(error) }
    return ErrorReport(
      "\(InputFile.name(file)): \(error)",
      ["Nothing of it was imported."],
      status: .badData,
      code: error.code
    )
  }
}

extension ImportService.Item {
  init(_ story: ParsedStory) {
    self.init(
      // The keywords stay the same through the versions of a story.
      slug: Slug.make(from: story.slugKeywords ?? story.headline),
      text: story.text,
      pictures: story.pictures,
      removed: story.removed.map { ImportService.RemovedLine(line: $0.line, text: $0.text, why: $0.why.description) },
      embargo: story.embargo.map {
        ImportService.Item.Embargo(
          line: $0.raw,
          until: $0.embargo?.until,
          timeZone: $0.embargo?.timeZone,
          doubt: $0.embargo?.doubt
        )
      }
    )
  }
}
