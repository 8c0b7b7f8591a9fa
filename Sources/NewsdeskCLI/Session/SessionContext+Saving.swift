import Desk
import Newsroom
import Presentation

extension SessionContext {
  /// Saves, once a person whose lock was broken has been told so.
  func saving<Value>(
    _ story: Int64,
    in context: CommandContext,
    _ save: () async throws -> Value
  ) async throws -> Value {
    let broken = try await newsroom.locks.brokenSinceLastAct(on: story)
    if !broken.isEmpty {
      let times = try await times(broken.map(\.brokenAt))
      for lock in broken { context.note("Your lock on \(story) was \(lock.words(times))") }
    }
    return try await save()
  }

  /// Saves what was typed and, where that fails, says where the text is and how it is saved after all.
  ///
  /// - Parameter kept: makes the file that holds the text, or names it where an editor has it open already.
  func saving(
    _ story: Int64,
    in context: CommandContext,
    keptIn kept: () -> String?,
    _ save: () async throws -> Receipt
  ) async throws -> Receipt {
    do {
      return try await saving(story, in: context, save)
    } catch {
      var report = ErrorReport(error)
      if case DeskError.changedMeanwhile(let change) = error { report = try await self.report(change) }
      throw report.keeping(kept(), story: story)
    }
  }

  /// `214 was not saved: Ben Okafor saved version 7 at 14:29, you edited version 6.`
  private func report(_ change: DeskError.Change) async throws -> ErrorReport {
    guard let at = change.at, let by = change.by, let version = change.version, let expected = change.expected,
      let times = try? await times([at])
    else { return ErrorReport(change) }
    let time = times.local(at)
    let isToday = time.dayInWords(now: times.now) == times.now.dayInWords(now: times.now)
    let act =
      switch change.action {
      case .editText?, .editPictures?: "saved version \(version)"
      case let other?: "\(other.pastTense) it, which made it version \(version),"
      case nil: "made it version \(version)"
      }
    var report = ErrorReport(change)
    report.message =
      "\(change.story.map { "\($0) " } ?? "")\(change.slug ?? "") was not saved: \(by) \(act) at "
      + "\(isToday ? time.clock : time.absolute(now: times.now)), you edited version \(expected)."
    return report
  }
}

extension SessionContext {
  /// Who holds the locks, where the column is asked for: else it would cost a question that nobody reads the answer of.
  func locks(of stories: [Int64], for output: OutputOptions) async throws -> [Int64: DraftLock] {
    guard output.names("locked_by") else { return [:] }
    return try await newsroom.locks.current(of: stories)
  }
}

extension ErrorReport {
  /// The refusal, and where the text now is that it is about.
  ///
  /// - Parameter story: nil for one that was to be begun.
  func keeping(_ path: String?, story: Int64?) -> ErrorReport {
    guard let path else { return self }
    var report = self
    let place = "Your text is safe in \(path)"
    switch (status, code) {
    case (.changedMeanwhile, "stale_version"):
      report.lines = [place, "Fix: newsdesk draft edit \(story.map { String($0) } ?? "ID") --merge"]
    case (.unreachable, _):
      // Whether it was saved after all need not be found out first: saving it again does no harm.
      report.lines = [place, "When the database is back: \(Recovery.saving(path))"]
    case (.changedMeanwhile, _):
      report.lines = [place] + report.lines + ["Then save it: \(Recovery.saving(path))"]
    default:
      report.lines.insert(place, at: 0)
    }
    return report
  }
}

extension BrokenLock {
  /// `broken by Ben Okafor, Tue 24 Nov 14:40 GMT: she is at lunch`.
  func words(_ times: Times) -> String {
    "broken by \(brokenBy.name), \(times.local(brokenAt).absolute(now: times.now)): \(note)"
  }
}
