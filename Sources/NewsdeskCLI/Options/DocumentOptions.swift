import ArgumentParser
import Presentation

/// How a command that shows one thing writes it: for people, or as JSON.
struct DocumentOptions: ParsableArguments {
  @Flag(help: "Write JSON; --json=slug,state chooses the fields.")
  var json = false

  @Option(help: .hidden)
  var jsonFields: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?
}

extension CommandContext {
  /// Writes a document as JSON where that was asked for, and else as `text` has it.
  func write(_ document: JSONValue, _ options: DocumentOptions, text: (Terminal) throws -> String) throws {
    guard let path = options.output, path != "-" else {
      return try stdout.write(try written(document, options, on: screen, text: text))
    }
    let file = try OutputFile(path: path)
    let plain = Terminal(isTerminal: false, symbols: screen.symbols)
    try file.output.write(try written(document, options, on: plain, text: text))
    try file.commit()
  }

  private func written(
    _ document: JSONValue,
    _ options: DocumentOptions,
    on screen: Terminal,
    text: (Terminal) throws -> String
  ) throws -> String {
    if let fields = options.jsonFields {
      return try document.selecting(fields.split(separator: ",").map { String($0) }).pretty + "\n"
    }
    return options.json ? document.pretty + "\n" : try text(screen)
  }
}

extension JSONValue {
  /// An object with exactly these members, in this order.
  func selecting(_ fields: [String]) throws -> JSONValue {
    guard case .object(let members) = self else { return self }
    let chosen = try fields.map { field in
      guard let member = members.first(where: { $0.name == field }) else {
        throw ErrorReport(
          "there is no field \"\(field)\"",
          ["Fields: " + members.map(\.name).joined(separator: ", ")],
          status: .usage,
          code: "unknown_field"
        )
      }
      return member
    }
    return .object(chosen)
  }
}
