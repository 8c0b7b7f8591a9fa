import Newsroom
import Presentation

/// What the checks found, as a person reads it and as rows.
enum CheckReport {
  struct Row: Sendable {
    var text: CheckedText
    var found: CheckedText.Finding
  }

  static func text(_ checked: [CheckedText], on screen: Terminal) -> String {
    checked.map { text in
      guard !text.findings.isEmpty else {
        let mark = screen.paint(screen.symbols.done, .green)
        return "\(mark) \(SafeText.terminal(text.title)): nothing found\n"
      }
      let lines = text.findings.map { line($0, on: screen) }
      return SafeText.terminal(text.title) + "\n" + lines.joined()
    }.joined()
  }

  /// `error    line 12: the text has a line for editors left in it: "EMBARGOED"  [advisory_left_in]`, and below it the mend.
  private static func line(_ found: CheckedText.Finding, on screen: Terminal) -> String {
    let finding = found.finding
    let word = screen.isLinear ? finding.level.rawValue + ":" : DisplayWidth.pad(finding.level.rawValue, to: 7)
    let level = screen.paint(word, finding.level.style)
    let place = found.line.map { "line \($0): " } ?? ""
    let fix = finding.fix.map { "           " + SafeText.terminal($0) + "\n" } ?? ""
    return "  \(level)  " + SafeText.terminal("\(place)\(finding.message)  [\(finding.code)]") + "\n" + fix
  }

  static func table(_ checked: [CheckedText]) -> Table<Row> {
    Table(
      checked.flatMap { text in text.findings.map { Row(text: text, found: $0) } },
      columns: [
        Column("id") { .text($0.text.id) },
        Column("level") { .text($0.found.finding.level.rawValue) },
        Column("code") { .text($0.found.finding.code) },
        Column("picture") { $0.found.finding.picture.map { .number($0) } ?? .missing() },
        Column("language") { .text($0.found.finding.language) },
        Column("line") { $0.found.line.map { .number($0) } ?? .missing() },
        Column("subject") { .text($0.found.finding.subject) },
        Column("excerpt") { .text($0.found.finding.excerpt) },
        Column("fix") { .text($0.found.finding.fix) },
        Column("message", isFreeText: true) { .text($0.found.finding.message) },
      ]
    )
  }

  /// Lines beside the result of an act that was done all the same: one for each check, and where all of it is said.
  static func warnings(_ findings: [CheckFinding], of story: Int64) -> [String] {
    let warnings = findings.filter { $0.level == .warning }
    var codes: [String] = []
    for warning in warnings where !codes.contains(warning.code) { codes.append(warning.code) }
    let lines = codes.compactMap { code -> String? in
      let alike = warnings.filter { $0.code == code }
      guard let first = alike.first else { return nil }
      let others = alike.count == 1 ? "" : ", and \(alike.count - 1) more like it"
      return "Warning: \(story): \(first.message)\(others)  [\(code)]"
    }
    return lines.isEmpty ? [] : lines + ["How to mend that: newsdesk check \(story)"]
  }
}
