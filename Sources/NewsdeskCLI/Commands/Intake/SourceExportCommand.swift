import ArgumentParser
import Desk
import Presentation

struct SourceExportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the bytes of the file that a story came from, exactly as they came.",
    discussion: """
      newsdesk source export 214 -o page.txt
      newsdesk source export 214 | sha256sum
      newsdesk source export 214 --revision 1    where newer versions came in since

      They are written as they are: a terminal is better served by "newsdesk source show".
      """
  )

  @OptionGroup var story: StoryArgument

  @Option(
    help: ArgumentHelp("The revision that came of it; without it the newest that came from a file.", valueName: "n")
  )
  var revision: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let origins = try await session.newsroom.sources.origins(of: id)
    guard let origin = origins.first(where: { revision == nil || $0.revision == revision }),
      let bytes = try await session.newsroom.sources.bytes(of: id, revision: origin.revision)
    else { throw ErrorReport(noSourceOf: id) }
    guard let output, output != "-" else {
      // What strangers wrote could steer a terminal.
      guard !context.screen.isTerminal else {
        throw ErrorReport(
          "The bytes were not written to a terminal, which they could steer.",
          ["Write them to a file: newsdesk source export \(id) -o FILE"],
          status: .usage,
          code: "terminal"
        )
      }
      try context.stdout.write(bytes: bytes)
      return .done
    }
    let file = try OutputFile(path: output)
    try file.output.write(bytes: bytes)
    try file.commit()
    try context.confirm("\(Wording.count(bytes.count, "byte")) of \(origin.name) written to \(output)")
    return .done
  }
}
