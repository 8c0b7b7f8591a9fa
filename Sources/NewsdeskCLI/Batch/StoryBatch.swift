import Desk
import Newsroom
import Postgres
import Presentation

/// One thing that is done to one or more stories: each in a transaction of its own, or all in one.
struct StoryBatch {
  let action: Action
  let options: BatchOptions
  let context: CommandContext
  let session: SessionContext
  /// Whom the person acts as.
  let colleague: String?

  /// - Parameters:
  ///   - act: does it to one story.
  ///   - after: what there is to say beside the result, once it is done.
  /// - Throws: the refusal of a story that was the only one, and an error that stops all.
  func run(
    _ references: [StoryReference],
    act: (StoryReference) async throws -> BatchEntry.Done,
    after: (Receipt) async throws -> Void
  ) async throws -> ExitStatus {
    if options.atomic, references.count > 1 {
      return try await together(references, act: act, after: after)
    }
    var entries: [BatchEntry] = []
    for reference in references {
      let entry = try await entry(reference, act)
      entries.append(entry)
      if let done = entry.done {
        try say(done)
        try await after(done.receipt)
      } else if let refusal = entry.refusal, references.count == 1 || refusal.status == .unreachable {
        try writeTable(entries, isKept: true)
        throw refusal
      } else if let refusal = entry.refusal {
        context.report(refusal)
      }
    }
    try writeTable(entries, isKept: true)
    guard references.count > 1 else { return .done }
    let refused = entries.count { $0.refusal != nil }
    var summary = "\(entries.count - refused) of \(entries.count) \(would)\(action.participle)"
    summary += refused == 0 ? "." : ", \(refused) refused."
    context.note(summary + undoing(entries))
    return refused == 0 ? .done : .someRefused
  }

  /// All of them, or none and why.
  private func together(
    _ references: [StoryReference],
    act: (StoryReference) async throws -> BatchEntry.Done,
    after: (Receipt) async throws -> Void
  ) async throws -> ExitStatus {
    let entries = try await session.newsroom.together {
      var entries: [BatchEntry] = []
      for reference in references {
        let entry = try await entry(reference, act)
        // Where the connection is lost none of it was done.
        if let refusal = entry.refusal, refusal.status == .unreachable { throw refusal }
        entries.append(entry)
      }
      return (entries, entries.allSatisfy { $0.done != nil } ? BlockEnd.commit : .rollback)
    }
    let refused = entries.compactMap(\.refusal)
    guard refused.isEmpty else {
      for refusal in refused { context.report(refusal) }
      try writeTable(entries, isKept: false)
      context.note(
        "\(refused.count) of \(entries.count) refused, so none was \(action.participle): nothing was changed."
      )
      return .someRefused
    }
    for done in entries.compactMap(\.done) {
      try say(done)
      try await after(done.receipt)
    }
    try writeTable(entries, isKept: true)
    context.note("\(entries.count) of \(entries.count) \(would)\(action.participle).\(undoing(entries))")
    return .done
  }

  private func entry(
    _ reference: StoryReference,
    _ act: (StoryReference) async throws -> BatchEntry.Done
  ) async throws -> BatchEntry {
    do {
      return BatchEntry(name: reference.name, outcome: .success(try await act(reference)))
    } catch let error as CancellationError {
      throw error
    } catch DeskError.changedMeanwhile(let change) {
      // In the act's own words: a story that somebody changed meanwhile was not "saved" otherwise.
      return BatchEntry(name: reference.name, outcome: .failure(ErrorReport(change, participle: action.participle)))
    } catch {
      return BatchEntry(name: reference.name, outcome: .failure(ErrorReport(error)))
    }
  }

  private func say(_ done: BatchEntry.Done) throws {
    if !options.output.isChosen { try context.confirm(done.sentence) }
  }

  private func writeTable(_ entries: [BatchEntry], isKept: Bool) throws {
    guard options.output.isChosen else { return }
    // Ids and their number are piped into what comes next, which is not for what was refused.
    let isForNext = [.ids, .count].contains(options.output.chosenFormat)
    let shown = isForNext ? entries.filter { $0.done != nil } : entries
    try context.write(BatchTable.table(shown, isKept: isKept && !context.isTrial), options.output)
  }

  private var would: String { context.isTrial ? "would be " : "" }

  /// What takes back those that were done, where some can be.
  private func undoing(_ entries: [BatchEntry]) -> String {
    guard action.isUndoable, !context.isTrial else { return "" }
    let stories = entries.compactMap(\.done).filter { $0.receipt.outcome == .done }.map { String($0.receipt.story) }
    // A line that nobody reads to its end helps nobody.
    guard !stories.isEmpty, stories.count <= 10 else { return "" }
    return " Undo: newsdesk undo \(stories.joined(separator: " "))" + (colleague.map { " --as \($0)" } ?? "")
  }
}
