import Newsroom
import Presentation

/// Faults of workflows, as a person reads them and as rows.
enum WorkflowFindings {
  static func sound(_ name: String, on screen: Terminal) -> String {
    screen.paint(screen.symbols.done, .green)
      + " \(SafeText.terminal(name)): every way was searched, and none publishes what was not signed off\n"
  }

  static func text(_ findings: [WorkflowCheckCommand.Finding], on screen: Terminal) -> String {
    findings.map { finding in
      let mark = screen.paint(screen.symbols.refused, .red)
      return ([mark + " " + line(finding.fault)] + way(finding.fault, screen.symbols).map { "    " + $0 })
        .joined(separator: "\n") + "\n"
    }.joined()
  }

  static func line(_ fault: WorkflowFault) -> String {
    SafeText.terminal("\(fault.subject): \(fault.message)  [\(fault.code)]")
  }

  /// The acts that lead there: `create → draft, submit → submitted`.
  static func way(_ fault: WorkflowFault, _ symbols: Symbols) -> [String] {
    guard let path = fault.path else { return [] }
    let steps = path.map { "\($0.act.words) \(symbols.arrow) \($0.state.words)" }
    return ["by way of: " + SafeText.terminal(steps.joined(separator: ", "))]
  }

  static func table(_ findings: [WorkflowCheckCommand.Finding]) -> Table<WorkflowCheckCommand.Finding> {
    Table(
      findings,
      columns: [
        Column("code") { .text($0.fault.code) },
        Column("workflow") { .text($0.workflow) },
        Column("subject") { .text($0.fault.subject) },
        Column("path") { .list(($0.fault.path ?? []).map { "\($0.act.rawValue) > \($0.state.rawValue)" }) },
        Column("message", isFreeText: true) { .text($0.fault.message) },
      ]
    )
  }
}
