import ArgumentParser
import Desk
import Newsroom
import Presentation

struct WorkflowApplyCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Give desks a workflow. For administrators.",
    discussion: """
      newsdesk workflow apply desk.yaml --dry-run
      newsdesk workflow apply desk.yaml
      newsdesk workflow apply desk.yaml --desk metro --desk sport

      It becomes the next version of its name. Without --desk, all desks that follow an older version of it follow this
      one from now on. A workflow that fails its check is refused, and so is one with no place for a story under way.
      """
  )

  @Argument(help: ArgumentHelp("The workflow as YAML or JSON, or - for stdin.", valueName: "file"), completion: .file())
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A desk that is to follow it; as often as needed.", valueName: "desk"),
    completion: .desks
  )
  var desk: [String] = []

  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let definition = try WorkflowInput.read(file)
    for desk in desk { try await session.newsroom.staff.requireDesk(desk) }
    let receipt = try await session.newsroom.workflows.apply(definition, to: desk.isEmpty ? nil : desk)
    let name = "\(receipt.workflow), version \(receipt.version)"
    if receipt.changesNothing {
      try context.confirm("\(name): already so, nothing changed.")
      return .done
    }
    let desks = receipt.desks.isEmpty ? "no desk follows it yet" : "followed by \(Wording.list(receipt.desks))"
    try context.confirm("\(name)\(receipt.isNew ? ", new" : ""): \(desks)")
    if receipt.desks.isEmpty { context.hint("newsdesk workflow apply \(file) --desk NAME") }
    return .done
  }
}
