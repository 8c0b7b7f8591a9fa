import ArgumentParser
import Desk
import Newsroom
import Presentation

struct CaptionListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a story's captions with their credits.",
    discussion: "newsdesk caption list 214"
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    try context.write(PictureTable.table(id, try await session.newsroom.captions.list(of: id)), output)
    return .done
  }
}
