import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftUnrestrictCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "unrestrict",
    abstract: "Give a confidential story back to its desk.",
    discussion: """
      newsdesk draft unrestrict 214

      Where nobody who was named works here any more, an editor of its desk can do it by its number.
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var request: RequestOptions
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let receipt = try await session.acting(.unrestrict) {
      try await session.newsroom.readers.unrestrict(
        id,
        expecting: try await version(of: id, session),
        requestID: request.id
      )
    }
    let desk = try await session.newsroom.drafts.story(id).desk
    try context.confirm(
      "\(receipt.story) \(receipt.slug): \(receipt.outcome == .already ? "already " : "")open to the \(desk) desk"
    )
    return .done
  }

  /// Nil for a story that this person can't read: whether it was left behind, the database knows.
  private func version(of id: Int64, _ session: SessionContext) async throws -> Int? {
    do {
      return try await request.version(of: id, session)
    } catch DeskError.notFound {
      return nil
    }
  }
}
