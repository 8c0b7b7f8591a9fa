import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftNewCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a story.",
    discussion: """
      newsdesk draft new story.md --desk metro --due 18:00
      newsdesk draft new --desk metro --headline "Mayor wins budget vote" < text.txt
      newsdesk draft new --desk metro                        opens your editor

      In a file the first line is the headline and the rest is the text. With --headline all of it is the text.
      """
  )

  @Argument(help: ArgumentHelp("The story, or - for stdin.", valueName: "file"), completion: .file())
  var file: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The desk that it belongs to.", valueName: "desk"),
    completion: .desks
  )
  var desk: String?

  @Option(
    help: ArgumentHelp("When it must be done: 18:00, \"friday 17:00\", 2026-11-25T06:00, +2h.", valueName: "time")
  )
  var due: String?

  @OptionGroup var text: TextOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    try context.check(output, for: table(nil, due: .missing(), words: 0))
    let desk = try await session.desk(desk, whose: "the story belongs to", in: context)
    let dueAt = try await due.asyncMap { try await session.newsroom.clock.instant(for: $0) }
    var note = RecoveryNote()
    note.login = session.newsroom.person.login
    note.newsroom = try await session.newsroom.identity()
    note.desk = desk
    note.slug = text.slug
    note.due = dueAt
    note.request = request.id
    let written = try await written(in: context, note)
    let story = try text.applied(to: written.text)
    let slug = text.slug ?? Slug.make(from: story.headline)
    let receipt: Receipt
    do {
      receipt = try await session.newsroom.drafts.create(
        desk: desk,
        slug: slug,
        text: story,
        due: dueAt,
        requestID: note.request
      )
    } catch {
      let kept =
        written.file
        ?? (try? Recovery.keep(
          StoryTemplate.written(story, note: note),
          name: "new-\(slug)",
          environment: context.environment
        ))
      throw ErrorReport(error).keeping(kept, story: nil)
    }
    Recovery.discard(written.file)
    let times = try await session.times([dueAt])
    var line = "\(receipt.story) \(receipt.slug): draft, \(Wording.count(story.wordCount, "word"))"
    if receipt.outcome == .replayed { line += " (this request was carried out before)" }
    if let dueAt { line += ", due \(times.due(dueAt))" }
    if output.isTable, output.output == nil {
      try context.confirm(line)
    } else {
      try context.write(table(receipt, due: times.dueCell(dueAt), words: story.wordCount), output)
    }
    context.hint("newsdesk submit \(receipt.story)")
    return .done
  }

  private func table(_ receipt: Receipt?, due: Cell, words: Int) -> Table<Receipt> {
    Table(
      receipt.map { [$0] } ?? [],
      columns: [
        Column("id") { .number($0.story) },
        Column("state") { .code($0.state.rawValue) },
        Column("due") { _ in due },
        Column("words", alignment: .right) { _ in .quantity(words) },
        Column("version", isOnRequest: true) { .number($0.version) },
        Column("slug", isFreeText: true) { .text($0.slug) },
      ]
    )
  }

  /// The text, and the file that keeps it where it was typed just now.
  private func written(
    in context: CommandContext,
    _ note: RecoveryNote
  ) async throws -> (text: StoryText, file: String?) {
    let standardInput = !Terminal(descriptor: 0, environment: context.environment).isTerminal
    if let path = file ?? (standardInput && text.bodyFile == nil && text.headline != nil ? "-" : nil) {
      let bytes = try InputFile.read(path)
      return (try StoryFile.text(bytes, named: InputFile.name(path), headline: text.headline), nil)
    }
    if text.headline != nil || text.bodyFile != nil { return (StoryText(), nil) }
    guard context.canAsk, !context.isTrial else {
      throw ErrorReport(
        "There is no story to begin.",
        ["Name a file, or give --headline \"...\" and --body-file FILE."],
        status: .usage,
        code: "no_text"
      )
    }
    let edited = try await StoryEditor.edit(StoryText(), name: "new", note: note, in: context)
    if edited.text == StoryText() {
      Recovery.discard(edited.file)
      throw ErrorReport("Nothing was written, so no story was begun.", status: .cancelled, code: "no_text")
    }
    return (edited.text, edited.file)
  }
}

extension Optional {
  /// `map` for a transformation that waits.
  func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
