import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftRestrictCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "restrict",
    abstract: "Make a story confidential: named people read it, and nobody else.",
    discussion: """
      newsdesk draft restrict 214 ben lea
      newsdesk draft restrict 214              you and its author alone

      Exactly these people, its author and you read it from then on, whatever their desks; typed again, it names others.
      They do with it what their roles allow, and no more: name an editor and a publisher before it is to go out. What is
      published of it is everybody's; its correction is confidential again.
      """
  )

  @OptionGroup var story: StoryArgument
  @Argument(help: ArgumentHelp("Who may read it, by login.", valueName: "person"), completion: .people) var people:
    [String] = []
  @OptionGroup var request: RequestOptions
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let receipt = try await session.acting(.restrict) {
      try await session.newsroom.readers.restrict(
        id,
        to: people,
        expecting: try await request.version(of: id, session),
        requestID: request.id
      )
    }
    let readers = try await session.newsroom.readers.readers(of: id).people
    try context.confirm(
      "\(receipt.story) \(receipt.slug): \(receipt.outcome == .already ? "already " : "")confidential"
        + (readers.isEmpty ? "" : ", read by \(Wording.list(readers.map(\.name)))")
    )
    context.hint("to open it again: newsdesk draft unrestrict \(id)")
    return .done
  }
}
