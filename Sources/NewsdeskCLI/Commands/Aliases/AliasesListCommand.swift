import ArgumentParser
import Desk
import Newsroom
import Presentation

struct AliasesListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the names of agencies, and who added them.",
    discussion: """
      newsdesk photo credit aliases list --agency Reuters
      newsdesk photo credit aliases list -f csv
      """
  )

  @Option(help: ArgumentHelp("One agency's names alone, by its canonical name.", valueName: "name"))
  var agency: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let names = try await session.newsroom.agencies.list(of: agency)
    if let agency, names.isEmpty {
      throw ErrorReport(
        "No agency is called \"\(agency)\".",
        ["All of them: newsdesk photo credit aliases list"],
        status: .notFound,
        code: "unknown_agency"
      )
    }
    try context.write(
      Table(
        names,
        columns: [
          Column("agency") { .text($0.agency) },
          Column("kind") { .text($0.kind) },
          Column("since") { .text($0.since?.description) },
          Column("until") { .text($0.until?.description) },
          Column("origin") { .text($0.origin.rawValue) },
          Column("added_by") { .text($0.addedBy) },
          Column("alias", isFreeText: true) { .text($0.alias) },
        ]
      ),
      output
    )
    return .done
  }
}
