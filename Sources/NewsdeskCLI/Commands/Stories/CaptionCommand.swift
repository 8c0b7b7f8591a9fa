import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct CaptionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caption",
    abstract: "Write and read the captions of a story's pictures.",
    subcommands: [CaptionAddCommand.self, CaptionEditCommand.self, CaptionListCommand.self]
  )
}

struct CaptionAddCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a picture to a story, by its caption.",
    discussion: "newsdesk caption add 214 \"Voters queue in Tunis on Sunday.\" --credit \"REUTERS/Zoubeir Souissi\""
  )

  @OptionGroup var story: StoryArgument
  @Argument(help: ArgumentHelp("The caption.", valueName: "text")) var caption: String
  @Option(help: ArgumentHelp("The credit line.", valueName: "text")) var credit: String?
  @Option(help: ArgumentHelp("What somebody who can't see the picture needs to know.", valueName: "text"))
  var alt: String?
  @Option(help: ArgumentHelp("The picture's file name or address.", valueName: "text")) var reference: String?
  @OptionGroup var version: VersionOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let picture = Picture(
      reference: reference,
      caption: caption,
      altText: alt,
      credit: credit.map { CreditLine.parse($0) }
    )
    let (receipt, number) = try await session.newsroom.captions.add(picture, to: id, expecting: version.ifVersion)
    try context.confirm("\(id)/\(number) added; " + receipt.savedSentence)
    if picture.credit == nil { context.hint("newsdesk photo credit \(id)/\(number) \"Name / Agency\"") }
    return .done
  }
}

struct CaptionEditCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a caption or its alt text. The picture sign-off is voided by it.",
    discussion: "newsdesk caption edit 214/2 \"Voters queue in Tunis on Sunday.\""
  )

  @OptionGroup var picture: PictureArgument
  @Argument(help: ArgumentHelp("The caption.", valueName: "text")) var caption: String?
  @Option(help: ArgumentHelp("The alt text.", valueName: "text")) var alt: String?
  @OptionGroup var version: VersionOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if caption == nil, alt == nil { throw ValidationError("give a caption, or --alt \"...\", or both") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    let receipt = try await session.newsroom.captions.edit(
      number,
      of: try await session.story(reference),
      caption: caption,
      altText: alt,
      expecting: version.ifVersion
    )
    try context.confirm(receipt.savedSentence)
    return .done
  }
}

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
