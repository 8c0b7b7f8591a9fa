import ArgumentParser
import Desk
import Intake
import Newsroom
import Presentation

struct CaptionAddCommand: WritingCommand {
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
  @OptionGroup var taken: OccasionOptions
  @OptionGroup var language: LanguageOption
  @Option(help: ArgumentHelp("The picture's file name or address.", valueName: "text")) var reference: String?
  @OptionGroup var version: VersionOption
  @OptionGroup var request: RequestOption
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let agencies = credit == nil ? .standard : try await session.agencies()
    var picture = Picture(
      reference: reference,
      caption: "",
      credit: credit.map { CreditLine.parse($0, agencies: agencies) }
    )
    picture.say(taken.occasion)
    let described = picture
    let wording = Picture.Wording(caption: caption, altText: alt)
    let (receipt, number) = try await session.saving(id, in: context) {
      try await session.newsroom.captions.add(
        described,
        saying: wording,
        in: language.language,
        to: id,
        expecting: version.ifVersion,
        requestID: request.id
      )
    }
    try context.confirm("\(id)/\(number) added; " + receipt.savedSentence(context.symbols))
    if picture.credit == nil { context.hint("newsdesk photo credit \(id)/\(number) \"Name / Agency\"") }
    return .done
  }
}
