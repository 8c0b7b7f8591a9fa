import ArgumentParser
import Desk
import Newsroom

struct SubmitCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Hand stories in to be reviewed.",
    discussion: """
      newsdesk submit 214
      newsdesk draft list --state draft -f ids | newsdesk submit -

      A story needs a headline and a text, and each of its pictures a caption and a credit. It is checked as newsdesk check
      does: what is an error on its desk refuses it, and what is a warning is said.
      """
  )
  static let action = Action.submit
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  /// The story is in: what its desk wants to be warned of is said, and refuses nothing.
  func remarks(on receipt: Receipt, _ session: SessionContext) async -> [String] {
    guard receipt.outcome == .done else { return [] }
    guard let findings = try? await session.newsroom.checks.findings(in: receipt.story) else {
      return ["What its desk is warned of could not be read: newsdesk check \(receipt.story)"]
    }
    return CheckReport.warnings(findings, of: receipt.story)
  }

  func next(_ receipt: Receipt) -> String? { "a colleague types: newsdesk approve \(receipt.story)" }
}
