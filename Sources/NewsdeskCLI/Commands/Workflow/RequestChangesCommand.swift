import ArgumentParser
import Newsroom

struct RequestChangesCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-changes",
    abstract: "Send stories back to their authors, saying what to change.",
    discussion: "newsdesk request-changes 214 --note \"Who says so? Name the source.\""
  )
  static let action = Action.requestChanges
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions
}
