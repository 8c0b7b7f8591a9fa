#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Something to look after in pictures, credits and rights.
public struct CreditFinding: Hashable, Sendable {
  /// Stable, for programs: blocked, expiring, granted, proposed, ambiguous, unused.
  public var kind: String
  /// Nil for a picture that no story ever held.
  public var story: Int64?
  /// The picture's number in the story.
  public var number: Int?
  public var slug: String?
  public var desk: String?
  public var finding: String
  /// When it expires, or when the grant ends.
  public var dueAt: Date?
  /// A command that mends it.
  public var fix: String?
  /// Who can.
  public var who: [String]

  public init(
    kind: String,
    story: Int64?,
    number: Int?,
    slug: String?,
    desk: String?,
    finding: String,
    dueAt: Date?,
    fix: String?,
    who: [String]
  ) {
    self.kind = kind
    self.story = story
    self.number = number
    self.slug = slug
    self.desk = desk
    self.finding = finding
    self.dueAt = dueAt
    self.fix = fix
    self.who = who
  }
}
