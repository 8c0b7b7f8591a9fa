import Desk
import Newsroom
import Presentation

extension ErrorReport {
  /// A refusal of the workflow. One reason goes into the first line; of several, each gets its own with what mends it.
  ///
  /// - Parameter participle: what the story was not, where the act doesn't say it: "locked".
  init(_ refusal: Refusal, _ kind: DeskError.RefusalKind, participle: String? = nil) {
    let subject = [refusal.story.map { String($0) }, refusal.slug].compactMap { $0 }.joined(separator: " ")
    let opening =
      subject.isEmpty
      ? "That was refused" : "\(subject) was not \(participle ?? refusal.action?.participle ?? "changed")"
    let status: ExitStatus =
      switch kind {
      case .workflow: .notYet
      case .lease: .changedMeanwhile
      case .role, .secondPerson: .notAllowed
      }
    let reasons = refusal.reasons
    guard reasons.count > 1 else {
      let message = reasons.first.map { "\(opening): \($0.message)." } ?? "\(opening)."
      self.init(
        message,
        reasons.first.map(Self.mends) ?? [],
        status: status,
        code: reasons.first?.code ?? kind.rawValue
      )
      return
    }
    var lines: [String] = []
    let width = min(40, reasons.map { DisplayWidth.of($0.message) }.max() ?? 0)
    // Side by side while all of them fit on a narrow screen: a command that is broken in two is no good to anybody.
    let isNarrow =
      !Settings.isAccessible
      && reasons.allSatisfy {
        max(width, DisplayWidth.of($0.message)) + DisplayWidth.of($0.fix ?? "") <= 74
      }
    for reason in reasons {
      let fix = reason.fix ?? ""
      if isNarrow, !fix.isEmpty {
        lines.append(DisplayWidth.pad(reason.message, to: width) + "  " + fix)
      } else {
        lines += [reason.message] + (fix.isEmpty ? [] : ["  " + fix])
      }
    }
    let people = reasons.flatMap { $0.who ?? [] }
    if !people.isEmpty { lines.append("Who can: " + Self.byName(people).joined(separator: ", ")) }
    self.init(
      "\(opening). \(Self.number(reasons.count)) things stand in the way:",
      lines,
      status: status,
      code: reasons[0].code
    )
  }

  private static func mends(_ reason: Refusal.Reason) -> [String] {
    if reason.code == "lease" {
      // Who holds it knows best; breaking it is the last resort.
      return ["Wait, or ask them."]
        + (reason.fix.map { ["Break the lock: \($0)"] } ?? [])
        + (reason.who.flatMap { $0.isEmpty ? nil : ["Who can break it: " + $0.joined(separator: ", ")] } ?? [])
    }
    var lines: [String] = []
    if let fix = reason.fix { lines.append("First: \(fix)") }
    if let who = reason.who, !who.isEmpty {
      lines.append("Who can: " + who.joined(separator: ", "))
    } else if reason.who != nil, ["second_person", "role", "sign_off"].contains(reason.code) {
      lines.append("Who can: nobody yet. An administrator can give somebody the role: newsdesk role grant --help")
    }
    return lines
  }

  /// One mention of each person: `Ben Okafor (metro editor)` and not again as `Ben Okafor (metro photo editor)`.
  private static func byName(_ people: [String]) -> [String] {
    var seen: Set<Substring> = []
    return people.filter { seen.insert($0.prefix { $0 != "(" }).inserted }
  }

  private static func number(_ count: Int) -> String {
    switch count {
    case 2: "Two"
    case 3: "Three"
    default: "\(count)"
    }
  }
}
