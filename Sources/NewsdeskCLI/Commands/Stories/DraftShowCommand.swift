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

      Of another desk's story you see what is published.
      """
  )

  @OptionGroup var story: StoryArgument
  @Option(help: ArgumentHelp("The story as it was in one of its revisions.", valueName: "n"))
  var revision: Int?
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    guard let story = try await session.newsroom.drafts.readableStory(id) else {
      return try await showEdition(of: id, context, session)
    }
    if let revision {
      let shown = try await session.newsroom.revisions.revision(revision, of: id)
      let times = try await session.times([shown.editedAt])
      try context.write(RevisionDocument.json(shown, times: times), output) { screen in
        RevisionDocument.text(shown, of: story, times: times, on: screen)
      }
      return .done
    }
    let signOffs = try await session.newsroom.approvals.signOffs(of: id)
    let readers = try await session.newsroom.readers.readers(of: id)
    let lock = try await session.newsroom.locks.current(of: [id])[id]
    let broken = try await session.newsroom.locks.broken(of: id).last
    let blocks = try await session.blocks(of: story)
    let times = try await session.times(
      [
        story.dueAt, story.embargo?.until, story.schedule?.at, story.updatedAt, story.createdAt, lock?.expiresAt,
        broken?.brokenAt,
      ]
        + signOffs.map(\.givenAt) + blocks.instants
    )
    let document = StoryDocument(
      story: story,
      signOffs: signOffs,
      readers: readers,
      lock: lock,
      broken: broken,
      blocks: blocks,
      times: times
    )
    try context.write(document.json, output) { document.text(on: $0) }
    return .done
  }

  private func showEdition(
    of id: Int64,
    _ context: CommandContext,
    _ session: SessionContext
  ) async throws -> ExitStatus {
    let edition = try await session.newsroom.publications.edition(of: id)
    let times = try await session.times([edition.publishedAt, edition.firstPublishedAt])
    try context.write(EditionDocument.json(edition, times: times), output) { screen in
      EditionDocument.text(edition, times: times, on: screen)
    }
    return .done
  }
}
