import ArgumentParser
import Desk
import Newsroom
import Presentation

/// How the commands that check write what they found, and how they end.
struct CheckOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, tsv, csv, json, ndjson, md, ids, count, sarif
  }

  @Flag(help: "Let a warning count like an error.")
  var strict = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write it as table, tsv, csv, json, ndjson, md, ids, count or sarif.", valueName: "format")
  )
  var format: Format?

  @Flag(help: "Write JSON; --json=code,line chooses the fields.")
  var json = false

  @Option(help: .hidden)
  var jsonFields: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  func validate() throws {
    if (json || jsonFields != nil), let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) contradict each other")
    }
  }

  /// - Returns: how the command ends.
  func write(_ checked: [CheckedText], in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus
  {
    let format = format ?? (json || jsonFields != nil ? .json : .table)
    let isFile = output != nil && output != "-"
    let screen = isFile ? Terminal(isTerminal: false, symbols: context.screen.symbols) : context.screen
    switch OutputFormat(rawValue: format.rawValue) {
    case .table: try context.write(CheckReport.text(checked, on: screen), to: output)
    case let format?:
      var table = CheckReport.table(checked)
      if let fields = jsonFields?.split(separator: ",") {
        do {
          table = try table.selecting(fields.map { String($0) })
        } catch {
          throw ErrorReport("\(error)", status: .usage, code: "unknown_field")
        }
      }
      try context.write(table.rendered(as: format, on: screen), to: output)
    case nil:
      let checks = try await session.newsroom.checks.all()
      try context.write(CheckSARIF.document(checked, checks: checks).pretty + "\n", to: output)
    }
    let levels = checked.flatMap { $0.findings.map(\.finding.level) }
    let (errors, warnings) = (levels.count { $0 == .error }, levels.count { $0 == .warning })
    if errors + warnings > 0 {
      context.note("\(Wording.count(errors, "error")), \(Wording.count(warnings, "warning")).")
    }
    return errors > 0 || strict && warnings > 0 ? .someRefused : .done
  }
}
