import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct CaptionListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a story's captions with their credits, or those in another language.",
    discussion: """
      newsdesk caption list 214
      newsdesk caption list 214 --language ar
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var language: LanguageOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let story = try await session.newsroom.drafts.story(id)
    if let tag = language.language, tag != LanguageTag.canonical(story.text.language) {
      try context.write(PictureTable.table(id, story.pictures, in: tag), output)
    } else {
      try context.write(PictureTable.table(id, story.pictures), output)
    }
    return .done
  }
}
