import ArgumentParser
import Presentation

/// How a command that lists things writes them.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write it as table, tsv, csv, json, ndjson, md, ids or count.", valueName: "format")
  )
  var format: OutputFormat?

  @Flag(help: "Write JSON; --json=id,slug chooses the fields.")
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

  var chosenFormat: OutputFormat {
    format ?? (json || jsonFields != nil ? .json : Settings.format ?? .table)
  }
}

extension CommandContext {
  /// Writes a table in the format that was asked for, to the screen or into a file.
  func write<Row>(_ table: Table<Row>, _ options: OutputOptions) throws {
    var table = table
    if let fields = options.jsonFields {
      do {
        table = try table.selecting(fields.split(separator: ",").map { String($0) })
      } catch {
        throw ErrorReport("\(error)", status: .usage, code: "unknown_field")
      }
    }
    try write(options) { output, screen in
      try table.render(as: options.chosenFormat, on: screen) { try output.write($0) }
    }
  }

  /// Writes a JSON document, or what `text` says, to the screen or into a file.
  func write(_ options: OutputOptions, _ body: (BufferedOutput, Terminal) throws -> Void) throws {
    guard let path = options.output, path != "-" else { return try body(stdout, screen) }
    let file = try OutputFile(path: path)
    try body(file.output, Terminal(isTerminal: false, symbols: screen.symbols))
    try file.commit()
  }
}
