import ArgumentParser
import Desk
import Newsroom
import Presentation

struct AuditVerifyCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that nothing was edited, deleted, inserted, reordered or cut off, or say what was.",
    discussion: """
      newsdesk audit verify
      newsdesk audit verify 214 219
      newsdesk audit verify --seal seal.json   with a seal that was kept elsewhere
      newsdesk audit verify -f json            every finding

      It computes every digest again: of entries, texts, captions and credits, of what was done to people and desks, and of
      the seals; and it holds sign-offs, editions and messages against the entries. Any colleague may run it; of stories that
      you may not read you learn no more than their numbers.

      Whoever operates the server could rewrite the history and every seal in it. A seal that you keep elsewhere shows that:
      newsdesk audit export --seal -o seal.json. Scripts/verify-export does the same without newsdesk and without its database.
      """
  )

  @Argument(help: ArgumentHelp("Stories; without any, the whole newsroom.", valueName: "id"), completion: .stories)
  var ids: [String] = []

  @Option(help: ArgumentHelp("A seal that was kept elsewhere, or an export.", valueName: "file"), completion: .file())
  var seal: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let kept = try seal.map(SealFile.read)
    var stories: [Int64]?
    if !ids.isEmpty {
      stories = []
      for reference in try StoryIDs.references(ids) { stories?.append(try await session.story(reference)) }
    }
    let progress = ProgressLine(context)
    let audit = session.newsroom.audit
    let result = try await audit.verify(stories: stories, kept: kept) {
      progress.show("\(Wording.count($0.entries, "entry", "entries")) checked …")
    }
    progress.clear()

    let times = try await session.times([result.earliest, result.latest] + result.findings.map { $0.entry?.at })
    let words = FindingWords(times: times)
    if output.isChosen { try context.write(table(result, words), output) }
    guard let first = result.findings.first else {
      if !output.isChosen { try context.confirm(words.sound(result)) }
      if stories == nil { try await seal(result, in: context, audit) }
      return .done
    }
    try context.stdout.flush()
    context.report(words.report(first, of: result, all: stories == nil))
    return .someRefused
  }

  /// What was found sound is sealed, so that it stays proven. A database that only answers has its seals from elsewhere.
  private func seal(_ result: Verification, in context: CommandContext, _ audit: AuditService) async throws {
    do {
      _ = try await audit.seal()
    } catch {
      if result.unsealed > 0 {
        context.note("\(Wording.count(result.unsealed, "entry is", "entries are")) not sealed yet: newsdesk audit seal")
      }
      return
    }
    context.hint("newsdesk audit export --seal -o seal.json, and keep that file elsewhere")
  }

  private func table(_ result: Verification, _ words: FindingWords) -> Table<PlacedFinding> {
    Table(
      result.findings,
      columns: [
        Column("number", alignment: .right) { found in found.place.map { .number($0) } ?? .missing() },
        Column("kind") { .code($0.finding.kind.rawValue, style: .red) },
        Column("part") { .code($0.finding.part.rawValue) },
        Column("story", alignment: .right) { found in found.finding.story.map { .number($0) } ?? .missing() },
        Column("version", alignment: .right) { found in found.finding.version.map { .number($0) } ?? .missing() },
        Column("seal", alignment: .right) { found in found.finding.seal.map { .number($0) } ?? .missing() },
        Column("staff_entry", isOnRequest: true) { found in found.finding.staffEntry.map { .number($0) } ?? .missing()
        },
        Column("finding", isFreeText: true) { .text(words.words(for: $0)) },
      ]
    )
  }
}
