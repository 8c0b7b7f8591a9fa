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

  @Option(help: ArgumentHelp("Write each row in words of your own: '{{id}} {{slug}}'.", valueName: "mustache"))
  var template: String?

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
    if output == "" { throw ValidationError("--output takes the name of a file") }
    if template != nil, format != nil || json || jsonFields != nil {
      throw ValidationError("--template is a format of its own: leave --format and --json out")
    }
  }

  /// Whether a format, a file or fields were asked for.
  var isChosen: Bool { format != nil || json || jsonFields != nil || output != nil || template != nil }

  /// Whether the result is for a person at a screen, who is told where there is nothing.
  var isTable: Bool { template == nil && chosenFormat == .table }

  /// Whether a field was asked for by its name: one that is shown on request alone may cost a question.
  func names(_ field: String) -> Bool {
    jsonFields?.split(separator: ",").contains { $0 == field } == true || template?.contains(field) == true
  }

  var chosenFormat: OutputFormat {
    format ?? (json || jsonFields != nil ? .json : Settings.format ?? .table)
  }
}

extension OutputOptions {
  /// For a result that has no rows to fill a template in from.
  func requireNoTemplate() throws {
    if template == nil { return }
    throw ErrorReport(
      "--template fills in the rows of a list, and this is none.",
      ["Choose the fields of a document from --json"],
      status: .usage,
      code: "no_rows"
    )
  }
}

extension CommandContext {
  /// Writes a table in the format that was asked for, to the screen or into a file.
  func write(_ table: some RenderableTable, _ options: OutputOptions) throws {
    var table = table
    if let fields = options.jsonFields {
      table = try selecting(fields.split(separator: ",").map { String($0) }, of: table)
    }
    try write(to: options.output) { output, screen in
      if let template = options.template {
        try output.write(try TemplateProgram(environment: environment).fill(template, table.templateRows))
      } else {
        try table.render(as: options.chosenFormat, on: screen) { try output.write($0) }
      }
    }
  }

  /// Refuses, before anything is done, what could not be written afterwards: fields that the table doesn't have, a file that
  /// can't be made.
  func check(_ options: OutputOptions, for table: some RenderableTable) throws {
    if let fields = options.jsonFields { _ = try selecting(fields.split(separator: ",").map { String($0) }, of: table) }
    if let template = options.template {
      _ = try TemplateProgram(environment: environment).fill(template, table.emptyTemplateRow)
    }
    if let path = options.output, path != "-" { _ = try OutputFile(path: path) }
  }

  /// The table with these fields alone.
  func selecting<Rendered: RenderableTable>(_ fields: [String], of table: Rendered) throws -> Rendered {
    do {
      return try table.selecting(fields)
    } catch {
      throw ErrorReport("\(error)", status: .usage, code: "unknown_field")
    }
  }

  /// Writes what is no list to the screen or into a file.
  func write(_ options: OutputOptions, _ body: (BufferedOutput, Terminal) throws -> Void) throws {
    try options.requireNoTemplate()
    try write(to: options.output, body)
  }

  private func write(to path: String?, _ body: (BufferedOutput, Terminal) throws -> Void) throws {
    guard let path, path != "-" else { return try body(stdout, screen) }
    let file = try OutputFile(path: path)
    try body(file.output, Terminal(isTerminal: false, symbols: screen.symbols))
    try file.commit()
  }
}
