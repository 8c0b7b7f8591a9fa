#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A story that somebody has to do something about.
public struct PendingStory: Hashable, Sendable {
  public var id: Int64
  public var desk: String
  public var state: StoryState
  public var dueAt: Date?
  /// A person's name, or `any metro editor`.
  public var waitingOn: String
  public var slug: String
  public var author: Person
  public var assignee: Person?
  public var version: Int
  /// When the last act on it was done.
  public var updatedAt: Date
  public var isConfidential: Bool
  /// What holds it, or held it.
  public var embargo: Embargo?
  /// When it is to go out. Until then it waits for that, and for nobody.
  public var schedule: Schedule?

  public init(
    id: Int64,
    desk: String,
    state: StoryState,
    dueAt: Date?,
    waitingOn: String,
    slug: String,
    author: Person,
    assignee: Person?,
    version: Int,
    updatedAt: Date,
    isConfidential: Bool,
    embargo: Embargo?,
    schedule: Schedule? = nil
  ) {
    self.id = id
    self.desk = desk
    self.state = state
    self.dueAt = dueAt
    self.waitingOn = waitingOn
    self.slug = slug
    self.author = author
    self.assignee = assignee
    self.version = version
    self.updatedAt = updatedAt
    self.isConfidential = isConfidential
    self.embargo = embargo
    self.schedule = schedule
  }

  /// Due before then, or meant to go out before then.
  public func isLate(at moment: Date) -> Bool {
    dueAt.map { $0 < moment } ?? false || schedule.map { $0.at < moment } ?? false
  }

  /// Whether it waits for its time and for nobody.
  public func isScheduled(at moment: Date) -> Bool {
    schedule.map { $0.at > moment } ?? false
  }

  public func isHeld(at moment: Date) -> Bool {
    embargo?.holds(at: moment) ?? false
  }
}
