import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftAssignCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Say who works on a story.",
    discussion: """
      newsdesk draft assign 214 ben
      newsdesk draft assign 214 --nobody

      The story then waits for them, in `pending` and in their own lists. It gives nobody a right that they don't hold.
      """
  )

  @OptionGroup var story: StoryArgument

  @Argument(help: ArgumentHelp("Their login.", valueName: "person"), completion: .people)
  var person: String?

  @Flag(help: "Leave it to whoever takes it up.")
  var nobody = false

  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var note: String?

  @OptionGroup var request: RequestOptions
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (person == nil) != nobody { throw ValidationError("name a person, or say --nobody") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let receipt = try await session.acting(.assign) {
      try await session.newsroom.approvals.assign(
        id,
        to: person,
        expecting: try await request.version(of: id, session),
        note: note,
        requestID: request.id
      )
    }
    let already = receipt.outcome == .already ? "already " : ""
    try context.confirm(
      "\(id) \(receipt.slug): " + already + (person.map { "assigned to \($0)" } ?? "left to whoever takes it up")
        + (receipt.outcome == .replayed ? " (this request was carried out before)" : "")
    )
    return .done
  }
}
