import ArgumentParser
import Intake
import Presentation

struct ParseDatelineCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Show where, when and for whom a story was written, as its first line says it.",
    discussion: """
      newsdesk parse dateline "KANSAS CITY, Mo. (AP) — Police said"
      newsdesk parse dateline - -f ndjson < lines.txt      one line in, one line out

      What is absent is null. A line that opens with no dateline is all rest.
      """
  )

  @Argument(help: ArgumentHelp("The first line of a story, or - for one a line on stdin.", valueName: "line"))
  var line: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  private struct Row {
    var line: String
    var dateline: Dateline?
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let rows = try LineInput.lines(line).map { Row(line: $0, dateline: Dateline.parse($0)) }
    try context.write(rows, isSingle: line != "-", table(rows), output, json)
    return .done
  }

  private func json(_ row: Row) -> JSONValue {
    let dateline = row.dateline
    return [
      "line": .string(row.line),
      "city": .string(orNull: dateline?.city),
      "region": .string(orNull: dateline?.region),
      "date": .string(orNull: dateline?.date),
      "agency": .string(orNull: dateline?.agency),
      "rest": .string(dateline?.rest ?? row.line),
      "raw": .string(orNull: dateline?.raw),
      "explain": .array([.string(dateline?.form ?? "no dateline")]),
    ]
  }

  private func table(_ rows: [Row]) -> Table<Row> {
    Table(
      rows,
      columns: [
        Column("city") { .text($0.dateline?.city) },
        Column("region") { .text($0.dateline?.region) },
        Column("date") { .text($0.dateline?.date) },
        Column("agency") { .text($0.dateline?.agency) },
        Column("raw") { .text($0.dateline?.raw) },
        Column("rest", isFreeText: true) { .text($0.dateline?.rest ?? $0.line) },
      ]
    )
  }
}
