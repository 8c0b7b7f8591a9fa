import ArgumentParser
import Newsroom

struct KillCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill",
    abstract: "Withdraw published stories, saying why. The record stays; every output loses the text.",
    discussion: "newsdesk kill 214 --note \"The quotation was invented.\""
  )
  static let action = Action.kill
  static let question: String? = "Kill for good? It cannot be undone."
  @OptionGroup var options: TransitionOptions
  @OptionGroup var global: GlobalOptions

}
