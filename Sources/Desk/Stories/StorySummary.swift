public import Newsroom

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A story in a list.
public struct StorySummary: Hashable, Sendable {
  public var id: Int64
  public var desk: String
  public var state: StoryState
  public var dueAt: Date?
  /// The author's name. Nil for what another desk has published.
  public var author: String?
  public var updatedAt: Date
  public var slug: String
  public var headline: String
}
