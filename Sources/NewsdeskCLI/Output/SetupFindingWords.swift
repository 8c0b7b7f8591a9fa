import Newsroom
import Presentation

/// What verifying found of workflows, desks, roles and people, in words: what it is, and what the staff's history says.
struct SetupFindingWords {
  let times: Times

  func words(for found: PlacedFinding) -> String {
    let name = found.finding.name ?? "?"
    let recorded = found.finding.staffEntry == nil ? nil : entry(found)
    switch (found.finding.part, found.finding.kind) {
    case (.workflow, _):
      return "the workflow \(name), is not what its digest says"
        + (recorded.map { ", nor what was given in \($0)" } ?? "")
    case (.desk, .inserted): return "nobody opened the \(name) desk"
    case (.desk, .deleted): return "the \(name) desk is gone: see \(recorded ?? "?")"
    case (.desk, _): return "the \(name) desk does not follow the workflow of \(recorded ?? "?")"
    case (.check, .inserted): return "the level of the check \(name), was set by nobody"
    case (.check, _): return "the check \(name), has not the level that it was given in \(recorded ?? "?")"
    case (.role, .deleted): return "the role of \(name), is gone: it was granted in \(recorded ?? "?")"
    case (.role, _):
      return "the role of \(name), was " + (recorded.map { "revoked in \($0), and is held" } ?? "granted by nobody")
    case (.rights, .inserted): return "nobody said the rights \(name)"
    case (.rights, .deleted): return "the rights \(name), are gone: see \(recorded ?? "?")"
    case (.rights, _): return "the rights \(name), are not what was said in \(recorded ?? "?")"
    case (.grant, .inserted): return "nobody gave grant \(name)"
    case (.grant, .deleted): return "grant \(name) is gone: see \(recorded ?? "?")"
    case (.grant, _): return "grant \(name) is not what was given in \(recorded ?? "?")"
    case (.territory, _):
      return "where the newsroom publishes (\(name)) is not what was recorded last"
        + (recorded.map { ", in \($0)" } ?? "")
    case (.alias, .edited):
      return recorded.map { "the alias \(name), is not as it was recorded in \($0)" }
        ?? "the names of agencies \(name) are not those that newsdesk came with: newsdesk migrate up brings them again"
    case (.alias, .inserted): return "nobody added the alias \(name)"
    case (.alias, _): return "the alias \(name), is gone: see \(recorded ?? "?")"
    case (.channel, .inserted): return "nobody added the channel \(name)"
    case (.channel, .deleted): return "the channel \(name) is gone: see \(recorded ?? "?")"
    case (.channel, _): return "the channel \(name) is not as it was added in \(recorded ?? "?")"
    case (.delivery, _): return "the \(name) is said to have arrived, and no worker brought it"
    case (_, .inserted): return "nobody added \(name)"
    case (_, .deleted): return "\(name) is gone: see \(recorded ?? "?")"
    default: return "\(name): that is not what was recorded last, in \(recorded ?? "?")"
    }
  }

  /// `entry 12 of the staff's history (grant role cleo by adm, Tue 24 Nov 14:31 GMT)`.
  private func entry(_ found: PlacedFinding) -> String {
    let place = "entry \(found.finding.staffEntry.map { Wording.grouped($0) } ?? "?") of the staff's history"
    guard let act = found.entry else { return place }
    return place + " (\(act.act) \(act.subject) by \(act.actor.name), \(times.local(act.at).absolute(now: times.now)))"
  }
}
