import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Read a story, with its pictures, captions, credits and sign-offs.",
    discussion: """
      newsdesk draft show 214
      newsdesk draft show mayor-budget --json
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let story = try await session.newsroom.drafts.story(id)
    let signOffs = try await session.newsroom.approvals.signOffs(of: id)
    let times = try await session.times([story.dueAt, story.updatedAt, story.createdAt] + signOffs.map(\.givenAt))
    try context.write(StoryDocument.json(story, signOffs: signOffs, times: times), output) { screen in
      StoryDocument.text(story, signOffs: signOffs, times: times, on: screen)
    }
    return .done
  }
}
