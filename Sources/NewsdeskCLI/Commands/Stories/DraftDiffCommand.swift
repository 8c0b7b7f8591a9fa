import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftDiffCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show word by word what changed between two revisions.",
    discussion: """
      newsdesk draft diff 214                 the newest against the one before
      newsdesk draft diff 214 3               the newest against revision 3
      newsdesk draft diff 214 3 5             revision 5 against revision 3
      newsdesk draft diff 214 --published     the newest against what is published
      newsdesk draft diff 214 --since-my-approval

      [-Words in these-] were taken out, {+words in these+} were put in. newsdesk draft log 214 lists the revisions. \
      Where more than 1 MiB of text changed, paragraphs are shown whole.
      """
  )

  @OptionGroup var story: StoryArgument
  @Argument(help: ArgumentHelp("One revision, or the older and the newer.", valueName: "revision"))
  var revisions: [Int] = []
  @Flag(help: "Compare with what is published.") var published = false
  @Flag(help: "Compare with what you signed off last.") var sinceMyApproval = false
  @OptionGroup var output: DocumentOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if revisions.count > 2 { throw ValidationError("name two revisions at most") }
    if (revisions.isEmpty ? 0 : 1) + (published ? 1 : 0) + (sinceMyApproval ? 1 : 0) > 1 {
      throw ValidationError("revisions, --published and --since-my-approval exclude each other")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let service = session.newsroom.revisions
    let story = try await session.newsroom.drafts.story(id)
    let newer = revisions.count == 2 ? revisions[1] : story.revision
    let older = try await older(than: story, service)
    if older < 1, revisions.isEmpty {
      try context.write(.object([.init("id", .integer(id)), .init("from", .null)]), output) { _ in "" }
      context.note("\(id) \(story.slug) has one revision: there is nothing to compare it with.")
      return .done
    }
    let (old, new) = (try await service.revision(older, of: id), try await service.revision(newer, of: id))
    let times = try await session.times([old.editedAt, new.editedAt])
    let document = RevisionDiffDocument(old: old, new: new, times: times)
    try context.write(document.json, output) { document.text(on: $0) }
    return .done
  }

  private func older(than story: Story, _ service: RevisionService) async throws -> Int {
    if let first = revisions.first { return first }
    if published {
      if let edition = try await service.lastPublished(of: story.id) { return edition }
      throw ErrorReport(
        "\(story.id) \(story.slug) was never published, so there is nothing to compare it with.",
        status: .notYet,
        code: "not_published"
      )
    }
    if sinceMyApproval {
      if let signedOff = try await service.lastSignedOff(of: story.id) { return signedOff }
      throw ErrorReport(
        "You have not signed off \(story.id) \(story.slug), so there is nothing to compare it with.",
        status: .notYet,
        code: "not_signed_off"
      )
    }
    return story.revision - 1
  }
}
