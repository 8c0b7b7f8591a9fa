#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// An act in the newsroom's log: on a story, or on people, desks, roles and workflows.
public struct LoggedAct: Hashable, Sendable {
  public var at: Date
  public var actor: Person
  /// `approve`, `grant role`: as the database has it.
  public var act: String
  /// Nil for an act that was on no story.
  public var story: Int64?
  public var version: Int?
  public var desk: String?
  public var state: StoryState?
  /// The story's slug, or whom or what else it was about.
  public var subject: String
  /// The note, or the details of what was done to people, as JSON.
  public var note: String?
  /// In the staff's history.
  public var staffEntry: Int64?

  public init(
    at: Date,
    actor: Person,
    act: String,
    story: Int64?,
    version: Int?,
    desk: String?,
    state: StoryState?,
    subject: String,
    note: String?,
    staffEntry: Int64?
  ) {
    self.at = at
    self.actor = actor
    self.act = act
    self.story = story
    self.version = version
    self.desk = desk
    self.state = state
    self.subject = subject
    self.note = note
    self.staffEntry = staffEntry
  }

  /// As a history reads it: `approved`; an act on people stays as it is.
  public var pastTense: String {
    story == nil ? act : Action(rawValue: act)?.pastTense ?? act
  }
}
