import ArgumentParser
import Desk
import Newsroom

/// Which workflow a command is about.
struct WorkflowArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The workflow: standard, where none is named; standard/1 for an earlier version.",
      valueName: "name"
    ),
    completion: .workflows
  )
  var name: String = "standard"

  func definition(_ session: SessionContext) async throws -> WorkflowDefinition {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return try await session.newsroom.workflows.definition(name) }
    guard let version = Int(parts[1]), version > 0 else {
      throw ErrorReport("\"\(parts[1])\" is no version of a workflow.", ["Such as: \(parts[0])/1"], status: .usage)
    }
    return try await session.newsroom.workflows.definition(String(parts[0]), version: version)
  }
}
