import Newsroom
import Presentation

/// A batch as programs read it: what was done and what was refused, a row each.
enum BatchTable {
  /// - Parameters:
  ///   - isKept: false where what was done was taken back: a trial, or a batch that was to be done as a whole.
  static func table(_ entries: [BatchEntry], isKept: Bool) -> Table<BatchEntry> {
    Table(
      entries,
      columns: [
        Column("id") { entry in
          entry.done.map { .number($0.receipt.story) } ?? Int64(entry.name).map { .number($0) } ?? .text(entry.name)
        },
        Column("result") { .code(result($0, isKept: isKept)) },
        Column("from") { .text($0.done?.receipt.previousState?.rawValue) },
        Column("state") { .text($0.done?.receipt.state.rawValue) },
        Column("version") { $0.done.map { .number($0.receipt.version) } ?? .missing() },
        Column("code") { .text($0.refusal?.code) },
        Column("exit_status") { $0.refusal.map { .number($0.status.rawValue) } ?? .missing() },
        Column("mend") { $0.refusal.map { .list($0.lines) } ?? .missing() },
        Column("slug", isOnRequest: true) { .text($0.done?.receipt.slug) },
        Column("message", isFreeText: true) { .text($0.refusal?.message ?? $0.done?.sentence ?? "") },
      ]
    )
  }

  /// `done`, `already`, `unchanged`, `replayed`; `possible` for what was not kept; `refused`.
  private static func result(_ entry: BatchEntry, isKept: Bool) -> String {
    guard let receipt = entry.done?.receipt else { return "refused" }
    return receipt.outcome == .done && !isKept ? "possible" : receipt.outcome.rawValue
  }
}
