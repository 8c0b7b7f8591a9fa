import Newsroom
import Presentation

/// What verifying found, in words.
struct FindingWords {
  let times: Times

  /// `4,812 entries checked, 12 Jan to 24 Nov 2026. Nothing was altered.`
  func sound(_ result: Verification) -> String {
    var sentence = "\(Wording.count(result.entries, "entry", "entries")) checked"
    if let earliest = result.earliest, let latest = result.latest {
      let days = (first: times.local(earliest), last: times.local(latest))
      let last = days.last.dayOfYear(withYear: true)
      let first = days.first.dayOfYear(withYear: days.first.year != days.last.year)
      sentence += days.first.dayOfYear(withYear: true) == last ? ", \(last)" : ", \(first) to \(last)"
    }
    return sentence + ". Nothing was altered."
  }

  /// The first finding: what and where, what is sound up to there, and what to do.
  func report(_ first: PlacedFinding, of result: Verification, all: Bool) -> ErrorReport {
    var lines: [String] = []
    if all, first.finding.name != "kept" {
      if let place = first.place, place > 1 {
        lines.append(place == 2 ? "Entry 1 is sound." : "Entries 1 to \(Wording.grouped(place - 1)) are sound.")
      } else if first.place == nil {
        lines.append("All entries that a seal holds are sound.")
      }
    }
    let more = result.findings.count - 1
    if more > 0 { lines.append("\(Wording.count(more, "more finding")): newsdesk audit verify -f table") }
    let from = first.place.map { " --from \($0)" } ?? ""
    lines.append("Keep the evidence: newsdesk audit export\(from) -o evidence.ndjson")
    return ErrorReport(opening(first) + ": " + words(for: first) + ".", lines, status: .someRefused, code: "altered")
  }

  private func opening(_ found: PlacedFinding) -> String {
    if found.finding.name == "kept" { return "History was rewritten" }
    guard found.finding.story != nil || found.finding.part == .seal, let place = found.place else {
      return "History was altered"
    }
    return "History was altered at entry \(Wording.grouped(place))"
  }

  /// `214 approved by Ben Okafor, Tue 24 Nov 14:31 GMT, was edited`.
  func words(for found: PlacedFinding) -> String {
    let finding = found.finding
    switch finding.part {
    case .entry: return entry(found)
    case .person: return "\(act(found)) is said to be of somebody else than \(finding.name ?? "its actor")"
    case .story:
      return finding.kind == .deleted
        ? "\(story(found)) is gone" : "\(story(found)) does not stand where its history leaves it"
    case .revision:
      return "revision \(finding.name ?? "?") of \(story(found)) was \(finding.kind.rawValue)"
    case .text, .pictures:
      return "the \(finding.part.rawValue) of revision \(finding.name ?? "?") of \(story(found)) "
        + (finding.part == .text ? "is" : "are") + " not what was recorded: \(act(found))"
    case .picture:
      let picture = "picture \(finding.name ?? "?")"
      if finding.story != nil { return "\(picture), which \(story(found)) holds, is gone: \(act(found))" }
      return finding.kind == .deleted
        ? "the file of \(picture) is gone"
        : "\(picture) is not the one that was added: its file or its record was edited"
    case .signOff:
      return finding.kind == .inserted
        ? "the \(finding.name ?? "") sign-off of \(version(found)) was forged: no entry gives it"
        : "the \(finding.name ?? "") sign-off that \(act(found)) was \(finding.kind.rawValue)"
    case .edition:
      return "edition \(finding.name ?? "?") of \(story(found)) was \(finding.kind.rawValue)"
    case .outbox:
      return "the message \"\(finding.name ?? "")\" of \(story(found)) was \(finding.kind.rawValue)"
    case .seal: return seal(finding)
    case .live:
      return finding.kind == .inserted
        ? "\(story(found)) is said to be out and is not"
        : "what is out of \(story(found)) is not its edition \(finding.name ?? "?"), as it was published"
    case .staff: return staff(found)
    case .workflow, .desk, .check, .role, .colleague, .rights, .grant, .territory, .alias, .channel, .delivery:
      return SetupFindingWords(times: times).words(for: found)
    }
  }

  private func entry(_ found: PlacedFinding) -> String {
    if found.finding.name == "backdated" { return "\(act(found)), claims to be older than it can be" }
    switch found.finding.kind {
    case .edited: return "\(act(found)), was edited"
    case .deleted: return "\(version(found)) was deleted"
    case .truncated: return "\(version(found)) and all that followed were cut off"
    case .inserted: return "\(act(found)), was inserted"
    case .reordered: return "\(act(found)), was reordered: it stands in another's place"
    case .rewritten:
      if let name = found.finding.name {
        return "versions \(name) of \(story(found)) were rewritten: they are not what was sealed"
      }
      return "\(act(found)), was rewritten together with its digest"
    }
  }

  private func seal(_ finding: Irregularity) -> String {
    let number = finding.seal.map { Wording.grouped($0) } ?? "?"
    if finding.name == "kept" {
      return finding.kind == .truncated
        ? "seal \(number) was kept elsewhere and is not here any more"
        : "seal \(number) is not the one that was kept elsewhere"
    }
    return "seal \(number) was \(finding.kind.rawValue)"
  }

  private func staff(_ found: PlacedFinding) -> String {
    let number = found.finding.staffEntry.map { Wording.grouped($0) } ?? "?"
    switch found.finding.kind {
    case .deleted: return "what was done to people before entry \(number) of the staff's history was deleted"
    case .truncated: return "entry \(number) of the staff's history was cut off"
    default:
      guard let act = found.entry else {
        return "entry \(number) of the staff's history was \(found.finding.kind.rawValue)"
      }
      return "entry \(number) of the staff's history (\(act.act) \(act.subject) by \(act.actor.name), "
        + "\(times.local(act.at).absolute(now: times.now))) was \(found.finding.kind.rawValue)"
    }
  }

  /// `214 approved by Ben Okafor, Tue 24 Nov 14:31 GMT`; where nothing is known of it, or is to be, `version 3 of story 214`.
  private func act(_ found: PlacedFinding) -> String {
    guard let act = found.entry, let story = act.story else { return version(found) }
    return "\(story) \(act.pastTense) by \(act.actor.name), \(times.local(act.at).absolute(now: times.now))"
  }

  private func version(_ found: PlacedFinding) -> String {
    guard let version = found.finding.version else { return story(found) }
    return "version \(version) of \(story(found))"
  }

  private func story(_ found: PlacedFinding) -> String {
    "story \(found.finding.story.map { String($0) } ?? "?")"
  }
}

extension LocalTime {
  /// `24 Nov`, `24 Nov 2026`.
  fileprivate func dayOfYear(withYear: Bool) -> String {
    "\(day) \(monthName)" + (withYear ? " \(year)" : "")
  }
}
