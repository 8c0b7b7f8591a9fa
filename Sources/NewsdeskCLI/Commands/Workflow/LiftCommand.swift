import ArgumentParser
import Newsroom

struct LiftCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift",
    abstract: "End what holds stories, saying why.",
    discussion: """
      newsdesk lift 221 --note "The ministry has published it."

      An embargo whose time has come ends by itself. This ends one before, and one that has no end.
      """
  )
  static let action = Action.lift
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func sentence(_ receipt: Receipt, _ session: SessionContext) -> String? {
    receipt.outcome == .already ? "no embargo holds it" : "embargo lifted, \(receipt.state.words)"
  }

  func next(_ receipt: Receipt) -> String? {
    receipt.state.rawValue == "approved" ? "newsdesk publish \(receipt.story)" : nil
  }
}
