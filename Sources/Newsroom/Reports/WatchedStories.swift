#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A list of what waits that somebody keeps their eyes on: what it shows, and what became of it since the last look.
///
/// A story is late, or free of its embargo, by the passing of time alone. So the list is read regardless of time, and looked at
/// whenever something was read or ``nextTurn(after:)`` is past.
public struct WatchedStories: Sendable {
  public enum Change: Hashable, Sendable {
    case added(Entry)
    /// An act was done on it, or it is late now, or no longer held.
    case changed(Entry)
    /// As it was last seen.
    case removed(Entry)
  }

  /// A story with what time has made of it.
  public struct Entry: Hashable, Sendable {
    public var story: PendingStory
    public var isLate: Bool
    /// An embargo holds it.
    public var isHeld: Bool
    /// It waits for its time.
    public var isScheduled: Bool
  }

  public let filter: PendingFilter
  /// The most that is shown; nil for all.
  public let limit: Int?
  /// What the last look showed, what is due first at the top.
  public private(set) var entries: [Entry] = []
  /// Whether the last look left some out.
  public private(set) var isCut = false
  private var stories: [PendingStory] = []

  public init(_ filter: PendingFilter, limit: Int? = nil) {
    self.filter = filter
    self.limit = limit
  }

  /// Takes what was just read, in order.
  public mutating func take(_ stories: [PendingStory]) {
    self.stories = stories
  }

  /// Looks at the list at a moment, and says what became of it: what has gone first.
  public mutating func look(at now: Date) -> [Change] {
    let admitted = stories.filter { filter.admits($0, at: now) }
    let seen = Dictionary(entries.map { ($0.story.id, $0) }) { first, _ in first }
    let shown = limit.map { Array(admitted.prefix($0)) } ?? admitted
    let left = entries
    entries = shown.map { story in
      Entry(
        story: story,
        isLate: story.isLate(at: now),
        isHeld: story.isHeld(at: now),
        isScheduled: story.isScheduled(at: now)
      )
    }
    isCut = shown.count < admitted.count
    let ids = Set(shown.map(\.id))
    return left.filter { !ids.contains($0.story.id) }.map(Change.removed)
      + entries.compactMap { entry in
        guard let old = seen[entry.story.id] else { return .added(entry) }
        return old == entry ? nil : .changed(entry)
      }
  }

  /// The next moment at which time alone may change what a look shows; nil where nothing is to come.
  public func nextTurn(after now: Date) -> Date? {
    stories.lazy.flatMap { filter.turningPoints(of: $0) }.filter { $0 >= now }.min()
  }
}
