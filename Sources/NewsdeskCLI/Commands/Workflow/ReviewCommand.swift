import ArgumentParser
import Newsroom

struct ReviewCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Take submitted stories up for review: others see that they wait for you.",
    discussion: "newsdesk review 214"
  )
  static let action = Action.review
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func next(_ receipt: Receipt) -> String? { "newsdesk draft show \(receipt.story)" }
}
