import ArgumentParser
import Newsroom

struct SubmitCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Hand stories in to be reviewed.",
    discussion: """
      newsdesk submit 214
      newsdesk draft list --state draft -f ids | newsdesk submit -

      A story needs a headline and a text, and each of its pictures a caption and a credit.
      """
  )
  static let action = Action.submit
  @OptionGroup var options: TransitionOptions
  @OptionGroup var global: GlobalOptions

  func next(_ receipt: Receipt) -> String? { "a colleague types: newsdesk approve \(receipt.story)" }
}
