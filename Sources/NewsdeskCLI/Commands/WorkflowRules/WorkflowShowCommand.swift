import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct WorkflowShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Say what can be done with a story in each stage, by whom, and under which rules.",
    discussion: """
      newsdesk workflow show
      newsdesk workflow show wire
      newsdesk workflow show standard -f yaml > desk.yaml

      As YAML or JSON it is the file that newsdesk workflow apply takes.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case yaml
    case json
  }

  @OptionGroup var workflow: WorkflowArgument

  @Option(name: .shortAndLong, help: ArgumentHelp("table, yaml or json.", valueName: "format"))
  var format: Format = .table

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let definition = try await workflow.definition(session)
    let isFile = output != nil && output != "-"
    let screen = isFile ? Terminal(isTerminal: false, symbols: context.screen.symbols) : context.screen
    let text =
      switch format {
      case .table: WorkflowDocument.text(definition, on: screen)
      case .yaml: definition.yaml
      case .json: WorkflowDocument.json(definition).pretty + "\n"
      }
    try context.write(text, to: output)
    return .done
  }
}

extension CommandContext {
  /// Writes a text to a file, whole or not at all, or to stdout where none is named.
  func write(_ text: String, to path: String?) throws {
    guard let path, path != "-" else { return try stdout.write(text) }
    let file = try OutputFile(path: path)
    try file.output.write(text)
    try file.commit()
  }
}
