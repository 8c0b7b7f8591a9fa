import ArgumentParser
import Desk
import Newsroom

struct KillCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill",
    abstract: "Withdraw published stories, saying why. The record stays; every output loses the text.",
    discussion: """
      newsdesk kill 214 --note "The quotation was invented."
      newsdesk kill 214 215 --note "The source withdrew." --yes

      On a terminal you are asked to type its slug. Every channel that has it is told, before anything else; the note stays in
      the house.
      """
  )
  static let action = Action.kill
  static let question: String? = "Kill for good? It cannot be undone."
  static let asksForSlug = true
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func remarks(on receipt: Receipt, _ session: SessionContext) async -> [String] {
    await session.remarksOnDelivery(of: receipt)
  }
}
