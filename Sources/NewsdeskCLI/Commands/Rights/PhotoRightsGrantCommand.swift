import ArgumentParser
import Desk
import Newsroom
import Presentation

struct PhotoRightsGrantCommand: WritingCommand {
  enum Scope: String, ExpressibleByArgument, CaseIterable {
    case only, all
  }

  static let configuration = CommandConfiguration(
    commandName: "grant",
    abstract: "Answer for publishing a picture that is blocked: for a while, and for a reason.",
    discussion: """
      newsdesk photo rights grant 214/2 --lift cost --until +7d --reason "Budget agreed with Lena"
      newsdesk photo rights grant 214/2 --lift ai_made --until 2026-12-01 --reason "Illustrates AI itself" --story all

      For photo editors, editors and publishers of the desk; for every story, of the whole newsroom. Nobody lifts a block of
      a picture that they added or of a story that they wrote. It has an end, at most 90 days away, and is for exactly what
      blocks now: other terms block again. A grant that is over stops the next publication.
      """
  )

  @OptionGroup var picture: PictureArgument
  @Option(help: ArgumentHelp("expired, territory, cost, restricted, ai_made or withdrawn.", valueName: "code"))
  var lift: String
  @Option(help: ArgumentHelp("Until when: a day, a time or +7d. At most 90 days.", valueName: "time")) var until:
    String?
  @Option(help: ArgumentHelp("Why, for the record.", valueName: "text")) var reason: String?
  @Option(help: ArgumentHelp("only: in this story; all: wherever the picture is.", valueName: "only|all"))
  var story = Scope.only
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let (reference, number) = try picture.reference()
    guard let until else {
      throw ErrorReport(
        "A grant has an end, and none was named.",
        ["Say until when, at most 90 days from now: --until +7d"],
        status: .usage,
        code: "no_end"
      )
    }
    guard let reason else {
      throw ErrorReport("A grant says why.", ["Say it: --reason \"...\""], status: .usage, code: "no_reason")
    }
    let end = try await session.moment(until)
    let id = try await session.story(reference)
    let grant: RightsGrant
    do {
      grant = try await session.newsroom.rights.grant(
        lift,
        for: number,
        in: id,
        until: end,
        reason: reason,
        everyStory: story == .all
      )
    } catch DeskError.refused(let refusal, let kind) {
      throw ErrorReport(refusal, kind, participle: "granted that")
    }
    let times = try await session.times([grant.until])
    try context.confirm(
      "\(id)/\(number): \(lift) is lifted \(story == .all ? "in every story" : "in this story") until "
        + "\(times.due(grant.until)), grant \(grant.id)"
    )
    context.hint("to end it before: newsdesk photo rights revoke \(grant.id)")
    return .done
  }
}
