import ArgumentParser
import Desk
import Newsroom
import Presentation

struct WorkflowGraphCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw a workflow: its stages, and the acts that lead from one to another.",
    discussion: """
      newsdesk workflow graph
      newsdesk workflow graph wire -o wire.svg
      newsdesk workflow graph -f mermaid

      With -o the file's ending says which format: svg, dot, mmd or txt.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case mermaid
    case dot
    case svg
  }

  @OptionGroup var workflow: WorkflowArgument

  @Option(name: .shortAndLong, help: ArgumentHelp("text, mermaid, dot or svg.", valueName: "format"))
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let definition = try await workflow.definition(session)
    let graph = WorkflowGraph(definition)
    let text =
      switch try format ?? Self.format(of: output) {
      case .text: graph.text(context.symbols)
      case .mermaid: graph.mermaid
      case .dot: graph.dot(title: definition.name)
      case .svg: graph.svg(title: definition.name)
      }
    try context.write(text, to: output)
    return .done
  }

  /// What the file's ending says.
  private static func format(of path: String?) throws -> Format {
    guard let path, path != "-" else { return .text }
    switch path.split(separator: ".").last?.lowercased() {
    case "svg": return .svg
    case "dot", "gv": return .dot
    case "mmd", "mermaid": return .mermaid
    case "txt": return .text
    default:
      throw ErrorReport(
        "\(path) was not written: its ending says none of the formats.",
        ["Endings: .svg, .dot, .mmd, .txt", "Or say which: -f text, mermaid, dot or svg"],
        status: .usage,
        code: "no_format"
      )
    }
  }
}
