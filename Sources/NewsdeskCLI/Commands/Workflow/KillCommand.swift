import ArgumentParser
import Newsroom

struct KillCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill",
    abstract: "Withdraw published stories, saying why. The record stays; every output loses the text.",
    discussion: "newsdesk kill 214 --note \"The quotation was invented.\""
  )
  static let action = Action.kill
  @OptionGroup var options: TransitionOptions
  @OptionGroup var global: GlobalOptions

  func question(_ stories: [Story]) -> String? {
    stories.map { "\($0.id) \($0.slug)" }.joined(separator: ", ") + ": kill for good? It cannot be undone."
  }
}
