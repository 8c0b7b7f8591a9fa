import ArgumentParser
import Desk
import Newsroom
import Presentation

struct CaptionEditCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a caption, its alt text, its date or its place. The picture sign-off is voided by it.",
    discussion: """
      newsdesk caption edit 214/2 "Voters queue in Tunis on Sunday."
      newsdesk caption edit 214/2 --date 2026-11-22 --place "Tunis, Tunisia"
      newsdesk caption edit 214/2 "ناخبون في تونس يوم الأحد" --language ar --alt "طابور من الناس"
      newsdesk caption edit 214/2 "" --language ar --alt ""      takes the Arabic away

      A caption in the story's language is the caption; those in others stand beside it. Date and place are the picture's, in
      every language, and change no word of a caption.
      """
  )

  @OptionGroup var picture: PictureArgument
  @Argument(help: ArgumentHelp("The caption.", valueName: "text")) var caption: String?
  @Option(help: ArgumentHelp("The alt text.", valueName: "text")) var alt: String?
  @OptionGroup var taken: OccasionOptions
  @OptionGroup var language: LanguageOption
  @OptionGroup var version: VersionOption
  @OptionGroup var request: RequestOption
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if caption == nil, alt == nil, taken.occasion.isEmpty {
      throw ValidationError("give a caption, --alt \"...\", --date or --place")
    }
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
        occasion: taken.occasion,
        expecting: version.ifVersion,
        requestID: request.id
      )
    }
    try context.confirm(receipt.savedSentence(context.symbols))
    return .done
  }
}
