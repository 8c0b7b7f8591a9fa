#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// What the world is told when a story is killed: that it is withdrawn, and no word of it.
///
/// It has no headline, no text and no caption, since those are what may not be seen any more; nor the note of the kill, which
/// is the newsroom's own.
public struct Cancellation: Hashable, Sendable {
  public let story: Int64
  /// The last edition that was out.
  public let edition: Int
  public let slug: String
  /// The desk's name; nil where it isn't to be told.
  public let desk: String?
  /// The newsroom's name, as in ``PublishedStory/newsroom``.
  public let newsroom: String?
  /// The language that the story was in.
  public let language: String
  public let firstPublishedAt: Date?
  public let killedAt: Date

  public init(
    story: Int64,
    edition: Int,
    slug: String,
    desk: String? = nil,
    newsroom: String? = nil,
    language: String,
    firstPublishedAt: Date? = nil,
    killedAt: Date
  ) {
    self.story = story
    self.edition = edition
    self.slug = slug
    self.desk = desk
    self.newsroom = newsroom
    self.language = language
    self.firstPublishedAt = firstPublishedAt
    self.killedAt = killedAt
  }
}
