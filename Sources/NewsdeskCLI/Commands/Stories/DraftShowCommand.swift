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
      newsdesk draft show 214 --revision 3    as it was; newsdesk draft log 214 lists them
      """
  )

  @OptionGroup var story: StoryArgument
  @Option(help: ArgumentHelp("The story as it was in one of its revisions.", valueName: "n"))
  var revision: Int?
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let story = try await session.newsroom.drafts.story(id)
    if let revision {
      let shown = try await session.newsroom.revisions.revision(revision, of: id)
      let times = try await session.times([shown.editedAt])
      try context.write(RevisionDocument.json(shown, times: times), output) { screen in
        RevisionDocument.text(shown, of: story, times: times, on: screen)
      }
      return .done
    }
    let signOffs = try await session.newsroom.approvals.signOffs(of: id)
    let lock = try await session.newsroom.locks.current(of: [id])[id]
    let broken = try await session.newsroom.locks.broken(of: id).last
    let times = try await session.times(
      [story.dueAt, story.updatedAt, story.createdAt, lock?.expiresAt, broken?.brokenAt] + signOffs.map(\.givenAt)
    )
    let document = StoryDocument(story: story, signOffs: signOffs, lock: lock, broken: broken, times: times)
    try context.write(document.json, output) { document.text(on: $0) }
    return .done
  }
}
