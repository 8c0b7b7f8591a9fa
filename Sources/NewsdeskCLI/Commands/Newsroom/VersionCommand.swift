import ArgumentParser
import Desk
import Presentation

struct VersionCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Say which newsdesk this is, and which tables it works with.",
    discussion: """
      newsdesk version
      newsdesk version --json

      No database is asked. newsdesk --version says the number alone.
      """
  )
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  static let needsSettings = false

  func run(in context: CommandContext) async throws -> ExitStatus {
    let document: JSONValue = [
      "version": .string(Newsdesk.version), "tables": .integer(Int64(Schema.programVersion)),
    ]
    try context.write(document, output) { _ in
      "newsdesk \(Newsdesk.version), tables at version \(Schema.programVersion)\n"
    }
    return .done
  }
}
