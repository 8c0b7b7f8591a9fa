import ArgumentParser

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Read what happened in the newsroom, and prove that it is what happened.",
    discussion: """
      newsdesk audit log --story 214
      newsdesk audit verify
      """,
    subcommands: [
      AuditLogCommand.self, AuditShowCommand.self, AuditVerifyCommand.self, AuditExportCommand.self,
      AuditSealCommand.self,
    ]
  )
}
