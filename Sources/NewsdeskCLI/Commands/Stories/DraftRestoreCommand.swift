import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftRestoreCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make an old revision the newest again.",
    discussion: """
      newsdesk draft restore 214 3
      newsdesk draft diff 214 3               what it would take back
      newsdesk draft log 214                  which revisions there are

      It is an edit like any other: a new revision of yours, text and pictures, which voids the sign-offs of what \
      it changes. Nothing is removed: the revisions in between stay.
      """
  )

  @OptionGroup var story: StoryArgument
  @Argument(help: ArgumentHelp("The revision to bring back.", valueName: "revision")) var revision: Int
  @OptionGroup var version: VersionOption
  @OptionGroup var request: RequestOption
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let revisions = session.newsroom.revisions
    let story = try await session.newsroom.drafts.story(id)
    let old = try await revisions.revision(revision, of: id)
    let current = try await revisions.revision(story.revision, of: id)
    let receipt = try await session.saving(id, in: context) {
      try await revisions.restore(
        revision,
        of: id,
        expecting: version.ifVersion ?? story.version,
        requestID: request.id
      )
    }
    if receipt.outcome == .unchanged {
      try context.confirm("\(id) \(receipt.slug): holds what revision \(revision) does, nothing was changed")
      return .done
    }
    try context.confirm(
      "\(id) \(receipt.slug): revision \(revision) restored as revision \(receipt.revision), \(receipt.state.words)"
    )
    let comparison = RevisionComparison(from: current, to: old)
    if !comparison.isEmpty { context.note("Changed: \(Wording.list(comparison.places))") }
    context.hint("newsdesk draft diff \(id)")
    return .done
  }
}

extension RevisionComparison {
  /// What differs, in a few words: `headline`, `text`, `photo 2`.
  fileprivate var places: [String] {
    fields.map(\.name) + (body.isEmpty && !differsInBlankLines ? [] : ["text"]) + pictures.map { "photo \($0.number)" }
  }
}
