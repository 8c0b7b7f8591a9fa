public import ArgumentParser

/// The whole program: what `newsdesk` is followed by.
public struct Newsdesk: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "newsdesk",
    abstract: "Take stories from draft to published, with every step signed and recorded.",
    discussion: """
      First steps:
        newsdesk init --local                  make a newsroom of your own
        newsdesk import page.txt --desk metro  bring stories in
        newsdesk pending                       see what waits for whom
        newsdesk submit 1                      hand a story in
        newsdesk approve 1                     sign off what somebody else wrote
        newsdesk publish 1                     send it out
        newsdesk explain 1                     why a story can't move on

      More: newsdesk help getting-started, states, exit-codes, environment, formatting, accessibility
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Stories",
        subcommands: [
          DraftCommand.self, CaptionCommand.self, PhotoCommand.self, ImportCommand.self, SourceCommand.self,
          ParseCommand.self, CheckCommand.self, ExportCommand.self,
        ]
      ),
      CommandGroup(
        name: "Workflow",
        subcommands: [
          SubmitCommand.self, ReviewCommand.self, ApproveCommand.self, RequestChangesCommand.self, RejectCommand.self,
          PublishCommand.self, CorrectCommand.self, KillCommand.self, SpikeCommand.self, UnspikeCommand.self,
          ReopenCommand.self, WithdrawCommand.self, UndoCommand.self, EmbargoCommand.self, LiftCommand.self,
          ScheduleCommand.self, DescheduleCommand.self,
        ]
      ),
      CommandGroup(
        name: "Reports",
        subcommands: [PendingCommand.self, ReportCommand.self, ExplainCommand.self, AuditCommand.self]
      ),
      CommandGroup(
        name: "Newsroom",
        subcommands: [
          InitCommand.self, StartCommand.self, StopCommand.self, StatusCommand.self, DoctorCommand.self,
          MigrateCommand.self, UserCommand.self, DeskCommand.self, RoleCommand.self, WorkflowCommand.self,
          LoginCommand.self, WhoAmICommand.self, ChannelCommand.self, WorkerCommand.self,
        ]
      ),
      CommandGroup(
        name: "Program",
        subcommands: [
          ConfigCommand.self, HelpCommand.self, ManCommand.self, CompletionsCommand.self, VersionCommand.self,
        ]
      ),
    ]
  )

  public static let version = "0.1.0"

  /// When that version was made.
  static let versionDate = "2026-11-30"

  public init() {}
}
