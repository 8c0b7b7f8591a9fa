import ArgumentParser
import Newsroom

struct ApproveCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Sign off what somebody else wrote.",
    discussion: """
      newsdesk approve 214
      newsdesk approve 214 219 230 --note "legal ok"

      Gives the sign-offs that your roles allow: copy for the text, picture for captions and credits, legal for both. They
      are for exactly what the story holds now; an edit voids those that cover what it changes. Nobody signs off what they
      wrote or edited themselves.
      """
  )
  static let action = Action.approve
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func next(_ receipt: Receipt) -> String? {
    receipt.state.rawValue.hasSuffix("approved")
      ? "newsdesk publish \(receipt.story)" : "newsdesk explain \(receipt.story)"
  }
}
