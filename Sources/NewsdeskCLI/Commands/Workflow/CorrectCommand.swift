import ArgumentParser
import Newsroom

struct CorrectCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Open published stories for a correction. The note tells readers what changed.",
    discussion: """
      newsdesk correct 214 --note "An earlier version misspelled the name of the mayor."

      The published edition stays out while the correction is edited, submitted and approved like any story.
      """
  )
  static let action = Action.correct
  static let askingWhy = "needs a note, and readers are shown it. What was wrong?"
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func next(_ receipt: Receipt) -> String? { "newsdesk draft edit \(receipt.story)" }
}
