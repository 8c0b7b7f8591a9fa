import Desk
import Newsroom
import Presentation

extension ErrorReport {
  /// A workflow that was not applied because it fails its check: each fault, with the way that leads to it.
  init(workflow name: String, _ faults: [WorkflowFault]) {
    let symbols = CommandContext().symbols
    self.init(
      "The workflow \(name) was not applied: its check found \(Wording.count(faults.count, "fault")).",
      faults.prefix(Self.shown).flatMap {
        [WorkflowFindings.line($0)] + WorkflowFindings.way($0, symbols).map { "  " + $0 }
      }
        + (faults.count > Self.shown ? ["… and \(faults.count - Self.shown) more: newsdesk workflow check FILE"] : []),
      status: .badData,
      code: faults.first?.code ?? "workflow_fails"
    )
  }

  /// A workflow that was not applied because of stories that it has no place for.
  init(_ stories: DeskError.StrandedStories) {
    var lines = stories.reasons.prefix(Self.shown).map { "\($0.subject ?? ""): \($0.message)" }
    let unseen = stories.count - stories.hidden - lines.count
    if unseen > 0 { lines.append("… and \(unseen) more") }
    if stories.hidden > 0 {
      lines.append("and \(Wording.count(stories.hidden, "story", "stories")) that you may not read")
    }
    lines.append("First move them on, or send them back: newsdesk explain ID")
    self.init(
      "The workflow \(stories.workflow) was not applied: "
        + "\(Wording.count(stories.count, "story", "stories")) would have no place in it.",
      lines,
      status: .notYet,
      code: "stories_stranded"
    )
  }

  /// How many lines of one kind a person reads.
  private static let shown = 50
}
