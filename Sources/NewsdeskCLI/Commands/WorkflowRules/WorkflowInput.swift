import Intake
import Newsroom

/// A workflow in a file that a person names, or on stdin for `-`.
enum WorkflowInput {
  static func read(_ path: String) throws -> WorkflowDefinition {
    let name = InputFile.name(path)
    let text = try StoryFile.checked(try InputFile.read(path), named: name)
    do {
      return try WorkflowFile.definition(text)
    } catch {
      let lines = error.problems.map { "\(name): \($0)" }
      guard lines.count > 1 else {
        throw ErrorReport(lines.first ?? name, status: .badData, code: "bad_workflow_file")
      }
      throw ErrorReport(
        "\(name) can't be read as a workflow: \(lines.count) things are wrong.",
        lines,
        status: .badData,
        code: "bad_workflow_file"
      )
    }
  }
}
