/// Why a workflow, or giving it to a desk, was refused.
public struct WorkflowFault: Hashable, Sendable, Codable {
  /// Stable, for programs; `Migrations/0024_workflow_definition.sql` lists them.
  public var code: String
  /// What it is about: `publish from approved`.
  public var subject: String
  /// A clause without a full stop.
  public var message: String
  /// The acts that lead there, from the beginning; nil where it takes none to see it.
  public var path: [Step]?

  public init(code: String, subject: String, message: String, path: [Step]? = nil) {
    self.code = code
    self.subject = subject
    self.message = message
    self.path = path
  }

  /// An act and the state that it leaves the story in.
  public struct Step: Hashable, Sendable, Codable {
    public var act: Action
    public var state: StoryState

    public init(act: Action, state: StoryState) {
      self.act = act
      self.state = state
    }
  }
}
