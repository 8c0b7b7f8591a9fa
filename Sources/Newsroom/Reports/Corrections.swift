#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// What had to be put right after it was out.
public enum Corrections {
  public enum Kind: String, Hashable, Sendable {
    case correction
    case kill
  }

  /// A correction that went out, or a kill.
  public struct Entry: Hashable, Sendable {
    public var at: Date
    public var kind: Kind
    public var story: Int64
    public var slug: String
    public var desk: String
    /// The edition that it made, or took back.
    public var edition: Int
    /// Seconds since the edition before went out.
    public var after: Double
    /// Seconds since the first edition went out.
    public var afterFirst: Double
    /// How many corrections of the story that makes; nil for a kill.
    public var ordinal: Int?
    /// Who opened the correction, or killed the story.
    public var by: Person
    /// The name of whoever sent the correction out.
    public var publishedBy: String?
    /// Public for a correction; the reason of a kill.
    public var note: String?

    public init(
      at: Date,
      kind: Kind,
      story: Int64,
      slug: String,
      desk: String,
      edition: Int,
      after: Double,
      afterFirst: Double,
      ordinal: Int?,
      by: Person,
      publishedBy: String?,
      note: String?
    ) {
      self.at = at
      self.kind = kind
      self.story = story
      self.slug = slug
      self.desk = desk
      self.edition = edition
      self.after = after
      self.afterFirst = afterFirst
      self.ordinal = ordinal
      self.by = by
      self.publishedBy = publishedBy
      self.note = note
    }
  }

  /// How often that was, on a desk.
  public struct Rate: Hashable, Sendable {
    /// Nil for all desks together.
    public var desk: String?
    /// Stories that first went out in the period.
    public var published: Int
    /// Those of them that were corrected or killed in it.
    public var putRight: Int
    /// What follows counts whatever first went out before the period, too: corrections, stories that they were of, stories of
    /// which one of them was not the first, and stories that were killed.
    public var corrections: Int
    public var corrected: Int
    public var correctedAgain: Int
    public var killed: Int

    public init(
      desk: String?,
      published: Int,
      putRight: Int,
      corrections: Int,
      corrected: Int,
      correctedAgain: Int,
      killed: Int
    ) {
      self.desk = desk
      self.published = published
      self.putRight = putRight
      self.corrections = corrections
      self.corrected = corrected
      self.correctedAgain = correctedAgain
      self.killed = killed
    }

    /// From 0 to 1; nil where nothing was published.
    public var share: Double? {
      published > 0 ? Double(putRight) / Double(published) : nil
    }
  }
}
