import Desk
import Newsroom
import Presentation

/// Brings what a recovery file holds into the newsroom: as it is where the story has stayed as it was, and else put together with
/// what others made of it. The file goes when the newsroom has the text, and not before.
struct RecoverySaving {
  let file: RecoveryFile
  let context: CommandContext
  let session: SessionContext

  func save() async throws -> ExitStatus {
    guard file.belongs(to: session.newsroom.person.login, in: try await session.newsroom.identity()) else {
      throw ErrorReport(
        "\(file.stem) is not yours to save: it was typed by \(file.note.login ?? "you") in \(file.note.newsroom ?? "this newsroom").",
        ["Read it: newsdesk draft recover \(ShellWord.quoted(file.stem))"],
        status: .notAllowed,
        code: "not_yours"
      )
    }
    _ = try StoryFile.checked(try InputFile.read(file.path), named: file.path)
    guard let story = file.note.story else { return try await begin() }
    let revisions = session.newsroom.revisions
    let current = try await session.newsroom.drafts.story(story)
    guard let version = file.note.version, let number = try await revisions.number(atVersion: version, of: story) else {
      throw ErrorReport(
        "\(file.stem) does not say which version of \(story) was edited.",
        ["Write it above the row of hyphens in \(file.path), as \"# version: \(current.version)\""],
        status: .badData,
        code: "no_base"
      )
    }
    return try await put(revisions.revision(number, of: story), current)
  }

  /// - Parameters:
  ///   - base: what the text was made of.
  ///   - current: what the story is now.
  private func put(_ base: StoryRevision, _ current: Story) async throws -> ExitStatus {
    let help = ["Then: \(Recovery.saving(file.path))"]
    var mine = StoryTemplate.read(file.written, replacing: base.text)
    if context.canAsk, !ConflictMarks.lines(in: file.written).isEmpty {
      mine = try await settle(base.text, current.id)
    } else {
      try ConflictMarks.requireSettled(file.written, named: file.path, help)
    }
    if mine == current.text {
      Recovery.discard(file.path)
      try context.confirm("\(current.id) \(current.slug): holds this text already, nothing was changed")
      return .done
    }
    if current.revision == base.number { return try await store(mine, in: current) }
    let merge = StoryMerge(base: base.text, mine: mine, theirs: current.text)
    let editors = try await session.newsroom.revisions.editors(after: base.number, of: current.id)
    let others = editors.isEmpty ? "somebody else" : Wording.list(editors)
    if let text = merge.text {
      tell("From you", merge.places(from: .mine))
      tell("From \(others)", merge.places(from: .theirs))
      tell("From both alike", merge.places(from: .both))
      return try await store(text, in: current)
    }
    return try await ask(about: merge, others, current)
  }

  private func tell(_ whom: String, _ places: [String]) {
    if !places.isEmpty { context.note("\(whom): \(places.joined(separator: ", "))") }
  }

  /// What both changed is settled by a person: in the editor, or in their own time.
  private func ask(about merge: StoryMerge, _ others: String, _ current: Story) async throws -> ExitStatus {
    var note = file.note
    note.version = current.version
    note.mergedFrom = file.stem
    let path = try Recovery.keep(
      merge.written(by: others, version: current.version, note: note),
      name: "\(current.id)-v\(current.version)",
      environment: context.environment
    )
    guard let conflict = RecoveryFile(path: path) else { throw Recovery.problem(path) }
    guard context.canAsk else {
      throw ErrorReport(
        "\(current.id) \(current.slug) was not saved: you and \(others) changed the same lines.",
        [
          "Both versions are in \(path)",
          "Settle them there, then: \(Recovery.saving(conflict.path))",
        ],
        status: .changedMeanwhile,
        code: "conflict"
      )
    }
    context.note("You and \(others) changed the same lines. Both versions of them are in the file: settle them there.")
    return try await RecoverySaving(file: conflict, context: context, session: session).save()
  }

  private func settle(_ base: StoryText, _ story: Int64) async throws -> StoryText {
    let lock = try await EditLock.take(story, context, session)
    do {
      let text = try await StoryEditor.reopen(file.path, replacing: base, in: context) { await lock.prolong() }
      await lock.release()
      return text
    } catch {
      await lock.release()
      throw error
    }
  }

  private func store(_ text: StoryText, in story: Story) async throws -> ExitStatus {
    let receipt = try await session.saving(story.id, in: context, keptIn: { file.path }) {
      try await session.newsroom.drafts.save(StoryChanges(text), to: story.id, expecting: story.version)
    }
    Recovery.discard(file.path)
    try context.confirm(receipt.savedSentence(context.symbols))
    return .done
  }

  /// A story that was never begun, or of which nobody knows whether it was: the request's id tells.
  private func begin() async throws -> ExitStatus {
    guard let desk = file.note.desk else {
      throw ErrorReport(
        "\(file.stem) does not say which story or desk it is for.",
        ["Write it above the row of hyphens in \(file.path), as \"# desk: metro\""],
        status: .badData,
        code: "no_base"
      )
    }
    if let request = file.note.request, let begun = try await session.newsroom.drafts.begun(by: request) {
      // It was begun after all. What was typed into the file since then is an edit of it.
      let saved = try await session.newsroom.revisions.revision(1, of: begun)
      return try await put(saved, try await session.newsroom.drafts.story(begun))
    }
    let text = StoryTemplate.read(file.written, replacing: StoryText())
    let receipt: Receipt
    do {
      receipt = try await session.newsroom.drafts.create(
        desk: desk,
        slug: file.note.slug ?? Slug.make(from: text.headline),
        text: text,
        due: file.note.due,
        requestID: file.note.request
      )
    } catch {
      throw ErrorReport(error).keeping(file.path, story: nil)
    }
    Recovery.discard(file.path)
    try context.confirm("\(receipt.story) \(receipt.slug): draft, \(Wording.count(text.wordCount, "word"))")
    return .done
  }
}
