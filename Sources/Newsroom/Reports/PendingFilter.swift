#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Which of the stories that wait a list shows. Each question is asked beside the others; of a list, any will do.
public struct PendingFilter: Hashable, Sendable {
  /// Names.
  public var desks: [String]
  public var states: [StoryState]
  /// So many seconds have gone by since the last act.
  public var olderThan: Int64?
  public var assignee: Assignee?
  public var waitsOn: Turn?
  /// Due before now, or meant to go out before now.
  public var isLate: Bool
  /// Due within so many seconds, or late.
  public var dueWithin: Int64?
  /// A sign-off that is required and not given, whatever the story's state.
  public var needs: [SignOffKind]
  /// It waits for the person who asks.
  public var isMine: Bool
  /// An embargo holds, and is over within so many seconds.
  public var embargoWithin: Int64?
  /// Whoever asks looks after the times themselves, by `admits(_:at:)`.
  public private(set) var isUntimed = false

  public enum Assignee: Hashable, Sendable {
    case nobody
    /// A login.
    case person(String)
  }

  /// Whose turn it is.
  public enum Turn: Hashable, Sendable {
    /// A login.
    case person(String)
    /// Anybody with the role, on the story's desk.
    case role(Role)
  }

  public init(
    desks: [String] = [],
    states: [StoryState] = [],
    olderThan: Int64? = nil,
    assignee: Assignee? = nil,
    waitsOn: Turn? = nil,
    isLate: Bool = false,
    dueWithin: Int64? = nil,
    needs: [SignOffKind] = [],
    isMine: Bool = false,
    embargoWithin: Int64? = nil
  ) {
    self.desks = desks
    self.states = states
    self.olderThan = olderThan
    self.assignee = assignee
    self.waitsOn = waitsOn
    self.isLate = isLate
    self.dueWithin = dueWithin
    self.needs = needs
    self.isMine = isMine
    self.embargoWithin = embargoWithin
  }

  /// The same without what the passing of time alone answers: for whoever keeps a list, and asks that with `admits(_:at:)`.
  public var regardlessOfTime: PendingFilter {
    var filter = PendingFilter(
      desks: desks,
      states: states,
      assignee: assignee,
      waitsOn: waitsOn,
      needs: needs,
      isMine: isMine
    )
    filter.isUntimed = true
    return filter
  }

  /// What the passing of time alone answers.
  public func admits(_ story: PendingStory, at moment: Date) -> Bool {
    func isWithin(_ seconds: Int64?, _ end: Date?) -> Bool {
      guard let seconds else { return true }
      return end.map { $0.timeIntervalSince(moment) < Double(seconds) } ?? false
    }
    return (!isLate || story.isLate(at: moment))
      && isWithin(dueWithin, story.dueAt)
      && !((isMine || waitsOn != nil) && story.isScheduled(at: moment))
      && (olderThan.map { moment.timeIntervalSince(story.updatedAt) > Double($0) } ?? true)
      && (embargoWithin == nil || (isWithin(embargoWithin, story.embargo?.until) && story.isHeld(at: moment)))
  }

  /// The moments at which time alone changes what is to be said of a story.
  func turningPoints(of story: PendingStory) -> [Date] {
    let until = story.embargo?.until
    return [
      story.dueAt, until, story.schedule?.at,
      dueWithin.flatMap { story.dueAt?.addingTimeInterval(-Double($0)) },
      olderThan.map { story.updatedAt.addingTimeInterval(Double($0)) },
      embargoWithin.flatMap { until?.addingTimeInterval(-Double($0)) },
    ].compactMap { $0 }
  }
}
