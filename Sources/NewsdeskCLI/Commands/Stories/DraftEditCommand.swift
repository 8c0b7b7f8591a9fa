import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftEditCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a story's text. Sign-offs of the text are voided by it.",
    discussion: """
      newsdesk draft edit 214                                opens your editor
      newsdesk draft edit 214 --headline "Mayor wins budget vote"
      newsdesk draft edit 214 --body-file text.txt
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var text: TextOptions
  @OptionGroup var version: VersionOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let current = try await session.newsroom.drafts.story(id)
    var changes = try text.changes()
    var file: String?
    if changes.isEmpty {
      guard context.canAsk else {
        throw ErrorReport(
          "There is nothing to change.",
          ["Say what: --headline \"...\", --body-file FILE: newsdesk draft edit --help"],
          status: .usage,
          code: "no_changes"
        )
      }
      let edited = try StoryEditor.edit(current.text, name: "\(id)-v\(current.version)", in: context)
      if edited.text == current.text {
        Recovery.discard(edited.file)
        try context.say("\(id) \(current.slug): nothing was changed")
        return .done
      }
      changes = StoryChanges(edited.text)
      file = edited.file
    }
    let receipt: Receipt
    do {
      receipt = try await session.newsroom.drafts.save(
        changes,
        to: id,
        expecting: version.ifVersion ?? current.version
      )
    } catch {
      throw Recovery.keeping(
        current.text.with(changes),
        in: file,
        name: "\(id)-v\(current.version)",
        context,
        error
      )
    }
    Recovery.discard(file)
    try context.confirm(receipt.savedSentence)
    context.hint(receipt.state.rawValue.hasSuffix("draft") ? "newsdesk submit \(id)" : "newsdesk explain \(id)")
    return .done
  }
}

extension Receipt {
  /// `214 mayor-budget-vote: saved as version 7, in review`.
  var savedSentence: String {
    outcome == .unchanged
      ? "\(story) \(slug): nothing was changed" : "\(story) \(slug): saved as version \(version), \(state.words)"
  }
}
