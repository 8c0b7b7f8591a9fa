import ArgumentParser
import Intake
import Newsroom
import Presentation

struct ParsePageCommand: NewsdeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Show the stories of a pasted or scraped page, and what was taken out of it.",
    discussion: """
      newsdesk parse page page.txt
      newsdesk parse page page.txt --json
      pbpaste | newsdesk parse page -
      """
  )

  @Argument(help: ArgumentHelp("A page as UTF-8 text, or - for stdin. At most 8 MiB.", valueName: "file"))
  var file: String

  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let bytes = try InputFile.read(file)
    let stories: [ParsedStory]
    do {
      stories = try AgencyPage.parse(bytes: bytes)
    } catch {
      throw ErrorReport("\(InputFile.name(file)): \(error)", status: .badData, code: error.code)
    }
    try context.write(.array(stories.map(PageDocument.json)), output) { screen in
      stories.map { PageDocument.text($0, on: screen) }.joined(separator: "\n")
    }
    return .done
  }
}
