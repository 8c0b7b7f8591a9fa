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

  /// Whether a format, a file or fields were asked for.
  var isChosen: Bool { format != nil || json || jsonFields != nil || output != nil }

  var chosenFormat: OutputFormat {
    format ?? (json || jsonFields != nil ? .json : Settings.format ?? .table)
  }
}

extension CommandContext {
  /// Writes a table in the format that was asked for, to the screen or into a file.
  func write(_ table: some RenderableTable, _ options: OutputOptions) throws {
    var table = table
    if let fields = options.jsonFields {
      table = try selecting(fields.split(separator: ",").map { String($0) }, of: table)
    }
    try write(options) { output, screen in
      try table.render(as: options.chosenFormat, on: screen) { try output.write($0) }
    }
  }

  /// The table with these fields alone.
  func selecting<Rendered: RenderableTable>(_ fields: [String], of table: Rendered) throws -> Rendered {
    do {
      return try table.selecting(fields)
    } catch {
      throw ErrorReport("\(error)", status: .usage, code: "unknown_field")
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
