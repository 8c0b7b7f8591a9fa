import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct PhotoCreditCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Say who made a picture, as the credit line has it. The picture sign-off is voided by it.",
    discussion: """
      newsdesk photo credit 214/2 "Zoubeir Souissi / Reuters"
      newsdesk photo credit 214/2 "(Philippe Wojazer/Pool Photo via AP)"
      """
  )

  @OptionGroup var picture: PictureArgument
  @Argument(help: ArgumentHelp("The credit line.", valueName: "text")) var line: String
  @OptionGroup var version: VersionOption
  @OptionGroup var request: RequestOption
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let id = try await session.story(reference)
    let agencies = try await session.agencies()
    let (receipt, credit) = try await session.saving(id, in: context) {
      try await session.newsroom.credits.credit(number, of: id, expecting: version.ifVersion, requestID: request.id) {
        date in
        CreditLine.parse(line, agencies: agencies, on: date)
      }
    }
    try context.confirm(receipt.savedSentence(context.symbols))
    context.note("Read as: \(StoryDocument.credit(credit))")
    return .done
  }
}
