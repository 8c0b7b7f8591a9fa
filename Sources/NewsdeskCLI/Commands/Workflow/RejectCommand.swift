import ArgumentParser
import Newsroom

struct RejectCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Turn submitted stories down, saying why. They are spiked, and can be brought back.",
    discussion: "newsdesk reject 214 --note \"Ran yesterday.\""
  )
  static let action = Action.reject
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func next(_ receipt: Receipt) -> String? { "to bring it back: newsdesk unspike \(receipt.story)" }
}
