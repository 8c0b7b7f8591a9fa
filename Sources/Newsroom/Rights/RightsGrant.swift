#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A named person's word that one block of a picture shall not stop a publication, for a while and for a reason.
public struct RightsGrant: Hashable, Sendable {
  public var id: Int64
  public var picture: Int64
  /// The story that it counts in; nil for every one.
  public var story: Int64?
  /// The block that it lifts.
  public var code: String
  public var reason: String
  public var grantedBy: Person
  public var grantedAt: Date
  public var until: Date
  /// Set where it was ended before its time.
  public var endedBy: Person?
  public var endedAt: Date?
  /// How many publications relied on it, of stories that this person may read.
  public var publications: Int

  public init(
    id: Int64,
    picture: Int64,
    story: Int64?,
    code: String,
    reason: String,
    grantedBy: Person,
    grantedAt: Date,
    until: Date,
    endedBy: Person?,
    endedAt: Date?,
    publications: Int
  ) {
    self.id = id
    self.picture = picture
    self.story = story
    self.code = code
    self.reason = reason
    self.grantedBy = grantedBy
    self.grantedAt = grantedAt
    self.until = until
    self.endedBy = endedBy
    self.endedAt = endedAt
    self.publications = publications
  }

  /// `active`, `ended` or `over`, at this moment.
  public func standing(at now: Date) -> String {
    endedAt != nil ? "ended" : until <= now ? "over" : "active"
  }
}
