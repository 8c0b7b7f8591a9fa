import ArgumentParser
import Newsroom

struct ReopenCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Take approved stories back into review. Sign-offs stay, until an edit voids them.",
    discussion: "newsdesk reopen 214"
  )
  static let action = Action.reopen
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions
}
