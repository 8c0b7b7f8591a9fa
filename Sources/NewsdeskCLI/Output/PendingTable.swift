import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What waits, as a table: once, again and again on a screen, or as events.
struct PendingTable: Sendable {
  let times: Times
  var group: PendingGroup?
  /// One desk's list need not name the desk in every line.
  var isOfOneDesk = false
  var locks: [Int64: DraftLock] = [:]
  /// A page is read later: it says when a story is due, and not only how far that is from now.
  var isPage = false

  func table(_ stories: [PendingStory], caption: Table<PendingStory>.Caption? = nil) -> Table<PendingStory> {
    var table = Table(group?.sorted(stories, times) ?? stories, columns: columns, caption: caption)
    table.headingNote = { count($0) }
    return table
  }

  /// `4 waiting, 1 late`.
  func count(_ stories: [PendingStory]) -> String {
    let late = stories.count { times.isLate($0) }
    return "\(Wording.grouped(stories.count)) waiting" + (late > 0 ? ", \(Wording.grouped(late)) late" : "")
  }

  var columns: [Column<PendingStory>] {
    [
      Column("id") { .number($0.id) },
      groupColumn,
      Column("desk", isOnRequest: isOfOneDesk) { .text($0.desk) },
      Column("state") { .code($0.state.rawValue) },
      Column("due") { isPage ? times.lastingDueCell($0.dueAt) : times.dueCell($0.dueAt) },
      Column("waiting_on", canBeCut: true) { times.turnCell($0) },
      Column("late", isOnRequest: true) { Cell(.flag(times.isLate($0))) },
      Column("embargo", isOnRequest: true) { times.embargoCell($0) },
      Column("schedule", isOnRequest: true) { $0.schedule.map { times.cell($0.at) } ?? .missing() },
      Column("confidential", isOnRequest: true) { Cell(.flag($0.isConfidential)) },
      Column("author", isOnRequest: true) { .text($0.author.name) },
      Column("assignee", isOnRequest: true) { .text($0.assignee?.name) },
      Column("version", isOnRequest: true) { .number($0.version) },
      Column("locked_by", isOnRequest: true) { .text(locks[$0.id]?.holder.name) },
      Column("updated", isOnRequest: true) { times.cell($0.updatedAt) },
      Column("slug", isFreeText: true) { .text($0.slug) },
    ].compactMap { $0 }
  }

  private var groupColumn: Column<PendingStory>? {
    group.map { group in
      Column("group", isHeading: true) { Cell(.text(group.name(of: $0, times)), words: group.words(of: $0, times)) }
    }
  }
}

extension Times {
  func isLate(_ story: PendingStory) -> Bool { isPast(story.dueAt) || isPast(story.schedule?.at) }

  private func isPast(_ instant: Date?) -> Bool { instant.map { local($0).seconds(since: now) < 0 } ?? false }

  private func isAhead(_ instant: Date?) -> Bool { instant.map { local($0).seconds(since: now) > 0 } ?? false }

  /// `Tue 24 Nov 14:04 GMT, 28 min late`.
  func lastingDueCell(_ instant: Date?) -> Cell {
    var cell = dueCell(instant)
    if let instant { cell.words = "\(local(instant).absolute(now: now)), \(cell.words ?? "")" }
    return cell
  }

  func isHeld(_ story: PendingStory) -> Bool {
    story.embargo.map { $0.until == nil || isAhead($0.until) } ?? false
  }

  /// Whose turn it is; `its time` of what goes out by itself then.
  func turn(_ story: PendingStory) -> String { isAhead(story.schedule?.at) ? "its time" : story.waitingOn }

  /// Whose turn it is, when it goes out or should have, and what holds it.
  func turnCell(_ story: PendingStory) -> Cell {
    var (value, words) = (turn(story), turn(story))
    if let at = story.schedule?.at {
      let verb = isAhead(at) ? "scheduled for" : "was scheduled for"
      value += "; \(verb) \(local(at).rfc3339)"
      words += "; \(verb) \(end(at))"
    }
    if let embargo = story.embargo, isHeld(story) {
      if let until = embargo.until {
        value += "; embargoed until \(local(until).rfc3339)"
        words += "; embargoed until \(end(until))"
      } else {
        let hold = "; embargo: hold until an editor decides" + (embargo.doubt.map { " (\($0))" } ?? "")
        value += hold
        words += hold
      }
    }
    return Cell(.text(value), words: words)
  }

  /// When what holds it ends: a time, or `hold`.
  func embargoCell(_ story: PendingStory) -> Cell {
    guard let embargo = story.embargo, isHeld(story) else { return .missing() }
    return embargo.until.map(cell) ?? .text("hold")
  }
}
