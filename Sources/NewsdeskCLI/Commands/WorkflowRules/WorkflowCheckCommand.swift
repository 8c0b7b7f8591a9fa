import ArgumentParser
import Desk
import Newsroom
import Presentation

struct WorkflowCheckCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove that no way through a workflow publishes what was not signed off, or show the way.",
    discussion: """
      newsdesk workflow check desk.yaml
      newsdesk workflow check desk.yaml --desk metro
      newsdesk workflow check

      Every situation that a story can come to is searched. With --desk also whether somebody there may do each act.
      Without a file: all that is in force, with the desks that follow it.
      """
  )

  @Argument(help: ArgumentHelp("The workflow as YAML or JSON, or - for stdin.", valueName: "file"), completion: .file())
  var file: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A desk that is to follow it; as often as needed.", valueName: "desk"),
    completion: .desks
  )
  var desk: [String] = []

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  struct Finding: Sendable {
    var workflow: String
    var fault: WorkflowFault
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    var findings: [Finding] = []
    var sound: [String] = []
    for (definition, desks) in try await subjects(session) {
      let faults = try await session.newsroom.workflows.faults(in: definition, on: desks)
      findings += faults.map { Finding(workflow: definition.name, fault: $0) }
      if faults.isEmpty { sound.append(definition.name) }
    }
    if output.isTable {
      try context.write(output) { stream, screen in
        for name in sound { try stream.write(WorkflowFindings.sound(name, on: screen)) }
        try stream.write(WorkflowFindings.text(findings, on: screen))
      }
    } else {
      try context.write(WorkflowFindings.table(findings), output)
    }
    if !findings.isEmpty { context.note("\(Wording.count(findings.count, "fault")). Nothing was changed.") }
    return findings.isEmpty ? .done : .someRefused
  }

  /// What to check, each with the desks to check it for.
  private func subjects(_ session: SessionContext) async throws -> [(WorkflowDefinition, [String])] {
    for desk in desk { try await session.newsroom.staff.requireDesk(desk) }
    if let file { return [(try WorkflowInput.read(file), desk)] }
    var subjects: [(WorkflowDefinition, [String])] = []
    let desks = try await session.newsroom.staff.desks().filter { desk.isEmpty || desk.contains($0.name) }
    let inForce = Dictionary(grouping: desks) { Version(name: $0.workflow, number: $0.workflowVersion) }
    for (version, desks) in inForce.sorted(by: { ($0.key.name, $0.key.number) < ($1.key.name, $1.key.number) }) {
      let definition = try await session.newsroom.workflows.definition(version.name, version: version.number)
      subjects.append((definition, desks.map(\.name)))
    }
    return subjects
  }

  private struct Version: Hashable {
    var name: String
    var number: Int
  }
}
