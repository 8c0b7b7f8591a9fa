import ArgumentParser
import Newsroom

struct DescheduleCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "deschedule",
    abstract: "Take stories off the schedule. They stay approved.",
    discussion: """
      newsdesk deschedule 221
      newsdesk deschedule 221 222 --note "The minister has not spoken yet."
      """
  )
  static let action = Action.deschedule
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func sentence(_ receipt: Receipt, _ session: SessionContext) -> String? {
    "\(receipt.outcome == .already ? "already off" : "taken off") the schedule, \(receipt.state.words)"
  }

  func next(_ receipt: Receipt) -> String? {
    "newsdesk publish \(receipt.story) or newsdesk schedule \(receipt.story) --at \"...\""
  }
}
