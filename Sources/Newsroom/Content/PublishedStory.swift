#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// One edition of a story as it went out: what was approved, and nothing else.
public struct PublishedStory: Sendable {
  public let story: Int64
  /// 1 for the first publication, one more for each correction.
  public let edition: Int
  public let slug: String
  /// The desk's name: `metro`.
  public let desk: String
  /// The newsroom's own name: `The Harbour Post`. Nil where nobody told it.
  public let newsroom: String?
  public let text: StoryText
  public let pictures: [PublishedPicture]
  public let firstPublishedAt: Date
  public let publishedAt: Date
  /// What a correction tells the reader. Nil in a first edition.
  public let correctionNote: String?

  public init(
    story: Int64,
    edition: Int,
    slug: String,
    desk: String,
    newsroom: String? = nil,
    text: StoryText,
    pictures: [PublishedPicture],
    firstPublishedAt: Date,
    publishedAt: Date,
    correctionNote: String?
  ) {
    self.story = story
    self.edition = edition
    self.slug = slug
    self.desk = desk
    self.newsroom = newsroom
    self.text = text
    self.pictures = pictures
    self.firstPublishedAt = firstPublishedAt
    self.publishedAt = publishedAt
    self.correctionNote = correctionNote
  }
}
