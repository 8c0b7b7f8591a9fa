import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftAskCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask a colleague of any desk for a sign-off. They may then read the story.",
    discussion: """
      newsdesk draft ask 214 lea --for legal
      newsdesk draft ask 214 eve --for copy

      They need a role that gives that sign-off on some desk. They find the story in "newsdesk pending", read it, and type
      newsdesk approve. When it is published they have answered, and read no more of it than everybody.
      """
  )

  @OptionGroup var story: StoryArgument
  @Argument(help: ArgumentHelp("Whom to ask, by login.", valueName: "person"), completion: .people) var person: String

  @Option(name: .customLong("for"), help: ArgumentHelp("copy, picture or legal.", valueName: "sign-off"))
  var kind: SignOffKind

  @OptionGroup var request: RequestOptions
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let receipt = try await session.acting(.ask) {
      try await session.newsroom.readers.ask(
        person,
        for: kind,
        of: id,
        expecting: try await request.version(of: id, session),
        requestID: request.id
      )
    }
    let name =
      try await session.newsroom.readers.readers(of: id).first { $0.person.login == person }?.person.name ?? person
    try context.confirm(
      "\(receipt.story) \(receipt.slug): \(name) was \(receipt.outcome == .already ? "already " : "")asked for the"
        + " \(kind.rawValue) sign-off"
    )
    context.hint("\(name) types: newsdesk approve \(id)")
    return .done
  }
}
