public import Newsroom

/// A workflow in a file of YAML or JSON. Whether it is a sound one, the database says.
public enum WorkflowFile {
  /// Everything that is wrong with a file, by line.
  public struct Problems: Error, Hashable, Sendable {
    public var problems: [FileProblem]
  }

  /// The most that is read.
  static let limit = 131_072

  public static func definition(_ text: String) throws(Problems) -> WorkflowDefinition {
    guard text.utf8.count <= limit else {
      throw Problems(problems: [FileProblem(1, "a workflow has at most 128 KiB")])
    }
    let node: YAMLNode
    do {
      node = try YAMLReader.read(text)
    } catch {
      throw Problems(problems: [error])
    }
    var reader = WorkflowFileReader()
    let definition = reader.definition(node)
    guard let definition, reader.problems.isEmpty else {
      throw Problems(problems: reader.problems.sorted { $0.line < $1.line })
    }
    return definition
  }
}
