import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoRemoveCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a picture out of a story. Earlier revisions keep it.",
    discussion: "newsdesk photo remove 214/2"
  )

  @OptionGroup var picture: PictureArgument
  @OptionGroup var version: VersionOption
  @OptionGroup var request: RequestOption
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let id = try await session.story(reference)
    let receipt = try await session.saving(id, in: context) {
      try await session.newsroom.credits.remove(
        number,
        of: id,
        expecting: version.ifVersion,
        requestID: request.id
      )
    }
    try context.confirm(receipt.savedSentence(context.symbols))
    return .done
  }
}
