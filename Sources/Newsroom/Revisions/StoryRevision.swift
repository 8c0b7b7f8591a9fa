#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A story as it was at one moment, text and pictures. It never changes.
public struct StoryRevision: Hashable, Sendable {
  public var story: Int64
  /// From 1, one more for every edit.
  public var number: Int
  public var slug: String
  public var text: StoryText
  public var pictures: [StoryPicture]
  public var editedBy: Person
  public var editedAt: Date

  public init(
    story: Int64,
    number: Int,
    slug: String,
    text: StoryText,
    pictures: [StoryPicture],
    editedBy: Person,
    editedAt: Date
  ) {
    self.story = story
    self.number = number
    self.slug = slug
    self.text = text
    self.pictures = pictures
    self.editedBy = editedBy
    self.editedAt = editedAt
  }
}
