import ArgumentParser

struct DraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Write stories and read them.",
    discussion: """
      newsdesk draft new story.md --desk metro --due 18:00
      newsdesk draft show 214
      newsdesk draft edit 214
      """,
    subcommands: [
      DraftNewCommand.self, DraftEditCommand.self, DraftShowCommand.self, DraftListCommand.self, DraftLogCommand.self,
      DraftAssignCommand.self, DraftMoveCommand.self,
      DraftDiffCommand.self, DraftRestoreCommand.self, DraftLockCommand.self, DraftUnlockCommand.self,
      DraftRecoverCommand.self,
      DraftSearchCommand.self, DraftAskCommand.self, DraftRestrictCommand.self, DraftUnrestrictCommand.self,
    ]
  )
}
