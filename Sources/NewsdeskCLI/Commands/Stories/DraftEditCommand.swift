import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftEditCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a story's text. Sign-offs of the text are voided by it.",
    discussion: """
      newsdesk draft edit 214                 opens your editor
      newsdesk draft edit 214 --headline "Mayor wins budget vote"
      newsdesk draft edit 214 --body-file text.txt
      newsdesk draft edit 214 --merge         saves what could not be saved

      While your editor is open the story is locked for you: newsdesk draft lock --help. What can't be saved is \
      kept in a file. --merge puts the newest such text of yours together with what others made of the story \
      meanwhile, paragraph by paragraph; what both changed, it asks you.
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var text: TextOptions
  @Flag(help: "Save what you typed before, together with what others changed meanwhile.") var merge = false
  @OptionGroup var version: VersionOption
  @OptionGroup var request: RequestOption
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if trial.dryRun, text.isEmpty {
      throw ValidationError("--dry-run goes with a change that is given: --headline \"...\", --body-file FILE")
    }
    if merge, !text.isEmpty || version.ifVersion != nil || request.requestID != nil {
      throw ValidationError("--merge saves what you typed before, and goes with no other change")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    if merge {
      return try await RecoverySaving(file: newest(of: id, context, session), context: context, session: session).save()
    }
    let current = try await session.newsroom.drafts.story(id)
    var note = RecoveryNote()
    note.story = id
    note.version = version.ifVersion ?? current.version
    note.login = session.newsroom.person.login
    note.newsroom = try await session.newsroom.identity()
    let name = "\(id)-v\(note.version ?? current.version)"
    let changes = try text.changes()
    if !changes.isEmpty {
      return try await save(changes, current, context, session) {
        let written = StoryTemplate.written(current.text.with(changes), note: note)
        return try? Recovery.keep(written, name: name, environment: context.environment)
      }
    }
    guard context.canAsk else {
      throw ErrorReport(
        "There is no terminal to open an editor in.",
        ["Say what to change: --headline \"...\", --body-file FILE: newsdesk draft edit --help"],
        status: .usage,
        code: "no_terminal"
      )
    }
    let lock = try await EditLock.take(id, context, session)
    do {
      let edited = try await StoryEditor.edit(current.text, name: name, note: note, in: context) {
        await lock.prolong()
      }
      var status = ExitStatus.done
      if edited.text == current.text {
        try context.say("\(id) \(current.slug): nothing was changed")
      } else {
        status = try await save(StoryChanges(edited.text), current, context, session) { edited.file }
      }
      Recovery.discard(edited.file)
      await lock.release()
      return status
    } catch {
      await lock.release()
      throw error
    }
  }

  private func save(
    _ changes: StoryChanges,
    _ current: Story,
    _ context: CommandContext,
    _ session: SessionContext,
    keptIn kept: () -> String?
  ) async throws -> ExitStatus {
    let receipt = try await session.saving(current.id, in: context, keptIn: kept) {
      try await session.newsroom.drafts.save(
        changes,
        to: current.id,
        expecting: version.ifVersion ?? current.version,
        requestID: request.id
      )
    }
    try context.confirm(receipt.savedSentence(context.symbols))
    context.hint(
      receipt.state.rawValue.hasSuffix("draft") ? "newsdesk submit \(current.id)" : "newsdesk explain \(current.id)"
    )
    return .done
  }

  /// The newest text of the person's own that could not be saved.
  private func newest(of id: Int64, _ context: CommandContext, _ session: SessionContext) async throws -> RecoveryFile {
    let newsroom = try await session.newsroom.identity()
    let files = Recovery.files(context.environment).filter {
      $0.note.story == id && $0.belongs(to: session.newsroom.person.login, in: newsroom)
    }
    guard let file = files.first else {
      throw ErrorReport(
        "There is no text of \(id) that waits to be saved.",
        ["All that wait: newsdesk draft recover"],
        status: .notFound,
        code: "nothing_kept"
      )
    }
    if files.count > 1 {
      context.note(
        "\(Wording.count(files.count - 1, "earlier text")) of \(id) \(files.count == 2 ? "waits" : "wait") too: newsdesk draft recover"
      )
    }
    return file
  }
}

extension Receipt {
  /// `214 mayor-budget-vote: saved as version 7, approved → in review; voided: copy`.
  func savedSentence(_ symbols: Symbols) -> String {
    switch outcome {
    case .unchanged: "\(story) \(slug): nothing was changed"
    case .replayed: "\(story) \(slug): saved as version \(version) (this request was carried out before)"
    case .done, .already: "\(story) \(slug): saved as version \(version), \(move(symbols))"
    }
  }
  /// `approved → in review; voided: copy`.
  func move(_ symbols: Symbols) -> String {
    let before = previousState.flatMap { $0 == state ? nil : "\($0.words) \(symbols.arrow) " } ?? ""
    return before + state.words
      + (voided.isEmpty ? "" : "; voided: \(voided.map(\.rawValue).joined(separator: ", "))")
  }
}
