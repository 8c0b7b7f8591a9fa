import ArgumentParser
import Intake
import Presentation

struct ParseAdvisoryCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "advisory",
    abstract: "Show what a line tells the desk: an embargo, a correction, a kill, an update, a slug.",
    discussion: """
      newsdesk parse advisory "EMBARGOED UNTIL 00:01 GMT TUESDAY 25 AUGUST 2026"
      newsdesk parse advisory "UPDATE 2-Tunisians vote"
      newsdesk parse advisory - -f ndjson < lines.txt      one line in, one line out

      What is absent is null, the kind too where the line is no advisory. An embargo with no "until" is uncertain: a story
      with such a line is held until an editor decides, and "explain" says what is in doubt.
      """
  )

  @Argument(help: ArgumentHelp("A line, or - for one a line on stdin.", valueName: "line"))
  var line: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  private struct Row {
    var line: String
    var advisory: Advisory?
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let rows = try LineInput.lines(line).map { Row(line: $0, advisory: Advisory.parse($0)) }
    try context.write(rows, isSingle: line != "-", table(rows), output, json)
    return .done
  }

  private func json(_ row: Row) -> JSONValue {
    let advisory = row.advisory
    return [
      "line": .string(row.line),
      "kind": .string(orNull: advisory?.kind.rawValue),
      "until": .string(orNull: advisory?.embargo?.until),
      "headline": .string(orNull: advisory?.headline),
      "update": advisory?.update.map { .integer(Int64($0)) } ?? .null,
      "slug": .string(orNull: advisory?.slug),
      "lead": advisory?.lead.map { .integer(Int64($0)) } ?? .null,
      "uncertain": advisory?.embargo.map { .bool($0.instant == nil) } ?? .null,
      "wall_clock": .string(orNull: advisory?.embargo?.wallClock),
      "zone": .string(orNull: advisory?.embargo?.zone),
      "time_zone": .string(orNull: advisory?.embargo?.timeZone),
      "labels": .array((advisory?.labels ?? []).map(JSONValue.string)),
      "raw": .string(advisory?.raw ?? row.line),
      "explain": .array((advisory?.explanation ?? ["no advisory"]).map(JSONValue.string)),
    ]
  }

  private func table(_ rows: [Row]) -> Table<Row> {
    Table(
      rows,
      columns: [
        Column("kind") { .text($0.advisory?.kind.rawValue) },
        Column("until") { .text($0.advisory?.embargo?.until) },
        Column("update", alignment: .right) { row in row.advisory?.update.map { .quantity($0) } ?? .missing() },
        Column("slug") { .text($0.advisory?.slug) },
        Column("headline") { .text($0.advisory?.headline) },
        Column("explain") { .list($0.advisory?.explanation ?? ["no advisory"]) },
        Column("line", isFreeText: true) { .text($0.line) },
      ]
    )
  }
}
