import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct PhotoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photo",
    abstract: "Credit a story's pictures.",
    subcommands: [PhotoCreditCommand.self, PhotoListCommand.self, PhotoRemoveCommand.self]
  )
}

struct PhotoCreditCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "credit",
    abstract: "Say who made a picture, as the credit line has it. The picture sign-off is voided by it.",
    discussion: """
      newsdesk photo credit 214/2 "Zoubeir Souissi / Reuters"
      newsdesk photo credit 214/2 "(Philippe Wojazer/Pool Photo via AP)"
      """
  )

  @OptionGroup var picture: PictureArgument
  @Argument(help: ArgumentHelp("The credit line.", valueName: "text")) var line: String
  @OptionGroup var version: VersionOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let credit = CreditLine.parse(line)
    let receipt = try await session.newsroom.credits.credit(
      number,
      of: try await session.story(reference),
      as: credit,
      expecting: version.ifVersion
    )
    try context.confirm(receipt.savedSentence)
    context.note("Read as: \(StoryDocument.credit(credit))")
    return .done
  }
}

struct PhotoListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a story's pictures with their credits.",
    discussion: "newsdesk photo list 214 --json=id,creators,agencies"
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

struct PhotoRemoveCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a picture out of a story. Earlier revisions keep it.",
    discussion: "newsdesk photo remove 214/2"
  )

  @OptionGroup var picture: PictureArgument
  @OptionGroup var version: VersionOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let receipt = try await session.newsroom.credits.remove(
      number,
      of: try await session.story(reference),
      expecting: version.ifVersion
    )
    try context.confirm(receipt.savedSentence)
    return .done
  }
}
