import ArgumentParser
import Intake
import Newsroom
import Presentation

struct ParseCreditCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "credit",
    abstract: "Show who made, supplied and passed on a picture, as a credit line says it.",
    discussion: """
      newsdesk parse credit "(Philippe Wojazer/Pool Photo via AP)"
      newsdesk parse credit - -f ndjson < credits.txt      one line in, one line out
      """
  )

  @Argument(help: ArgumentHelp("A credit line, or - for one a line on stdin.", valueName: "line"))
  var line: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let lines =
      line == "-"
      ? try StoryFile.checked(try InputFile.read("-"), named: "stdin")
        .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      : [line]
    // The line end of the last line begins no other.
    let readings = (lines.count > 1 && lines.last == "" ? lines.dropLast() : lines[...]).map { CreditLine.explain($0) }
    switch output.chosenFormat {
    case .json where line != "-" && output.jsonFields == nil:
      try context.write(output) { stream, _ in try stream.write(PageDocument.json(readings[0]).pretty + "\n") }
    case .ndjson, .json:
      try context.write(output) { stream, _ in
        for reading in readings { try stream.write(PageDocument.json(reading).compact + "\n") }
      }
    default:
      try context.write(table(readings), output)
    }
    return .done
  }

  private func table(_ readings: [CreditReading]) -> Table<CreditReading> {
    Table(
      readings,
      columns: [
        Column("creators") { .list($0.credit.creators) },
        Column("agencies") { .list($0.credit.agencies) },
        Column("via") { .list($0.credit.via) },
        Column("flags") { .list($0.credit.flags.map(\.rawValue)) },
        Column("licence") { .text($0.credit.licence) },
        Column("ambiguous") { Cell(.flag($0.credit.isAmbiguous)) },
        Column("raw", isFreeText: true) { .text($0.credit.raw) },
      ]
    )
  }
}
