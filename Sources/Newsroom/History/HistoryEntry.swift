#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// One act in a story's history.
public struct HistoryEntry: Hashable, Sendable {
  public var version: Int
  public var action: Action
  public var state: StoryState
  public var revision: Int
  public var signOffsGiven: [SignOffKind]
  public var signOffsVoided: [SignOffKind]
  public var note: String?
  public var actor: Person
  public var at: Date

  public init(
    version: Int,
    action: Action,
    state: StoryState,
    revision: Int,
    signOffsGiven: [SignOffKind],
    signOffsVoided: [SignOffKind],
    note: String?,
    actor: Person,
    at: Date
  ) {
    self.version = version
    self.action = action
    self.state = state
    self.revision = revision
    self.signOffsGiven = signOffsGiven
    self.signOffsVoided = signOffsVoided
    self.note = note
    self.actor = actor
    self.at = at
  }
}
