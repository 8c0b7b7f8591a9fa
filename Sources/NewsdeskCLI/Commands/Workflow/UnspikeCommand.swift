import ArgumentParser
import Newsroom

struct UnspikeCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "unspike",
    abstract: "Bring spiked stories back as drafts.",
    discussion: "newsdesk unspike 214"
  )
  static let action = Action.unspike
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions
}
