import ArgumentParser
import Desk
import Newsroom
import Presentation

struct CaptionEditCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a caption or its alt text. The picture sign-off is voided by it.",
    discussion: """
      newsdesk caption edit 214/2 "Voters queue in Tunis on Sunday."
      newsdesk caption edit 214/2 "ناخبون في تونس يوم الأحد" --language ar --alt "طابور من الناس"
      newsdesk caption edit 214/2 "" --language ar --alt ""      takes the Arabic away

      A caption in the story's language is the caption; those in others stand beside it.
      """
  )

  @OptionGroup var picture: PictureArgument
  @Argument(help: ArgumentHelp("The caption.", valueName: "text")) var caption: String?
  @Option(help: ArgumentHelp("The alt text.", valueName: "text")) var alt: String?
  @OptionGroup var language: LanguageOption
  @OptionGroup var version: VersionOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if caption == nil, alt == nil { throw ValidationError("give a caption, or --alt \"...\", or both") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let id = try await session.story(reference)
    let receipt = try await session.saving(id, in: context) {
      try await session.newsroom.captions.edit(
        number,
        of: id,
        caption: caption,
        altText: alt,
        language: language.language,
        expecting: version.ifVersion
      )
    }
    try context.confirm(receipt.savedSentence(context.symbols))
    return .done
  }
}
