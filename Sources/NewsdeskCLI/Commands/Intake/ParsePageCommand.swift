import ArgumentParser
import Intake
import Newsroom
import Presentation

struct ParsePageCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Show the stories of a pasted or scraped page, and what became of each of its lines.",
    discussion: """
      newsdesk parse page page.txt
      newsdesk parse page page.txt --explain       every line: kept, moved, collapsed or dropped, and why
      newsdesk parse page page.txt --explain -f tsv
      newsdesk parse page page.txt --json
      newsdesk parse page saved.html --explain     an HTML page; its texts are counted as lines
      pbpaste | newsdesk parse page -
      """
  )

  @Argument(
    help: ArgumentHelp("A page as UTF-8 text or HTML, or - for stdin. At most 8 MiB.", valueName: "file"),
    completion: .file()
  )
  var file: String

  @Flag(help: "Show every line of the page with its fate and the reason, in place of the stories.")
  var explain = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let bytes = try InputFile.read(file)
    let stories = try await PageFile.stories(of: bytes, named: file, context.environment)
    if explain {
      try context.write(PageAccountTable.table(of: stories), output)
    } else {
      try write(stories, in: context)
    }
    return .done
  }

  private func write(_ stories: [ParsedStory], in context: CommandContext) throws {
    let documents = try stories.map { try chosenFields(of: PageDocument.json($0)) }
    try output.requireNoTemplate()
    switch output.chosenFormat {
    case .json:
      try context.write(output) { stream, _ in try stream.write(JSONValue.array(documents).pretty + "\n") }
    case .ndjson:
      try context.write(output) { stream, _ in
        for document in documents { try stream.write(document.compact + "\n") }
      }
    case .table:
      try context.write(output) { stream, screen in
        try stream.write(stories.map { PageDocument.text($0, on: screen) }.joined(separator: "\n"))
      }
    default:
      try context.write(PageDocument.table(of: stories), output)
    }
  }

  private func chosenFields(of document: JSONValue) throws -> JSONValue {
    guard let fields = output.jsonFields else { return document }
    return try document.selecting(fields.split(separator: ",").map { String($0) })
  }
}
