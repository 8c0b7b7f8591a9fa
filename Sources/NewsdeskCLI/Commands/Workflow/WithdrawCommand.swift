import ArgumentParser
import Newsroom

struct WithdrawCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take your own sign-off back, until the story is out.",
    discussion: """
      newsdesk withdraw 214 --note "the mayor's office disputes the figure"

      Takes back every sign-off of yours that counts for what the story holds now. An approved story goes back into review.
      Nobody takes back another's: whoever has doubts asks for changes.
      """
  )
  static let action = Action.withdraw
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions
}
