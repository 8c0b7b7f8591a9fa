import ArgumentParser
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct DraftLogCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show what happened to a story: who did what, when and why.",
    discussion: """
      newsdesk draft log 214

      Every edit makes a revision, which newsdesk draft show, diff and restore take. A lock that was broken stands \
      here too; it makes no version.
      """
  )

  @OptionGroup var story: StoryArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  fileprivate enum Line {
    case act(HistoryEntry)
    case broken(BrokenLock)
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let entries = try await session.newsroom.audit.history(of: id)
    var lines = entries.map(Line.act)
    // Only acts have a number to print.
    if output.chosenFormat != .ids {
      lines += try await session.newsroom.locks.broken(of: id).map(Line.broken)
      lines.sort { $0.at < $1.at }
    }
    let times = try await session.times(lines.map(\.at))
    let table = Table(
      lines,
      columns: [
        Column("version", alignment: .right) { $0.act.map { .number($0.version) } ?? .missing() },
        Column("at") { times.cell($0.at) },
        Column("who") { .text($0.actor.name) },
        Column("login", isOnRequest: true) { .text($0.actor.login) },
        Column("action") { line in
          switch line {
          case .act(let entry): .code(entry.action.rawValue, entry.action.pastTense)
          case .broken(let lock): .code("break_lock", "broke the lock of \(lock.holder.name)")
          }
        },
        Column("state") { $0.act.map { .code($0.state.rawValue) } ?? .missing() },
        Column("revision", alignment: .right) { $0.act.map { .number($0.revision) } ?? .missing() },
        Column("given") { .list($0.act?.signOffsGiven.map(\.rawValue) ?? []) },
        Column("voided") { .list($0.act?.signOffsVoided.map(\.rawValue) ?? []) },
        Column("note", isFreeText: true) { .text($0.note) },
      ]
    )
    try context.write(table, output)
    return .done
  }
}

extension DraftLogCommand.Line {
  fileprivate var act: HistoryEntry? {
    if case .act(let entry) = self { entry } else { nil }
  }

  fileprivate var at: Date {
    switch self {
    case .act(let entry): entry.at
    case .broken(let lock): lock.brokenAt
    }
  }

  fileprivate var actor: Person {
    switch self {
    case .act(let entry): entry.actor
    case .broken(let lock): lock.brokenBy
    }
  }

  fileprivate var note: String? {
    switch self {
    case .act(let entry): entry.note
    case .broken(let lock): lock.note
    }
  }
}
