import ArgumentParser
import Newsroom

struct UndoCommand: TransitionCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back your own last act on a story.",
    discussion: """
      newsdesk undo 214

      Puts text and stage back to what they were before the story's last act, if that was yours and nothing has left the
      house by it. A sign-off that it gave is void; one that it voided is given anew: an approved story whose edit is undone
      is in review. What was typed stays in the story's revisions, and both acts stay in its history.
      """
  )
  static let action = Action.undo
  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions
}
