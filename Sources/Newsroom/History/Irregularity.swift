/// Something stored that is not what was recorded.
public struct Irregularity: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case edited
    case deleted
    case inserted
    case reordered
    /// It is gone, and so is everything after it.
    case truncated
    /// Changed together with its digests: it is sound in itself, and not what was sealed.
    case rewritten
  }

  public enum Part: String, Hashable, Sendable, Codable {
    case entry
    case person
    case story
    case revision
    case text
    case pictures
    /// A picture's own record, or its file.
    case picture
    case signOff = "sign_off"
    case edition
    case outbox
    /// What is out of a story, as other desks see it.
    case live
    case seal
    case staff
    /// What acts are judged by, which the staff's history accounts for.
    case workflow
    case desk
    case check
    case role
    case colleague
    /// What was said of a picture's rights, the grants, and where the newsroom publishes.
    case rights
    case grant
    case territory
    /// A name of an agency.
    case alias
    /// Where what is published goes.
    case channel
    /// Something that is said to have arrived, and that no worker brought.
    case delivery
  }

  public var kind: Kind
  public var part: Part
  public var story: Int64?
  public var version: Int?
  /// Which, where there are several: the revision's number, the kind of sign-off.
  public var name: String?
  public var seal: Int64?
  public var staffEntry: Int64?

  enum CodingKeys: String, CodingKey {
    case kind
    case part
    case story = "story_id"
    case version
    case name
    case seal
    case staffEntry = "staff_entry"
  }

  public init(
    _ kind: Kind,
    _ part: Part,
    story: Int64? = nil,
    version: Int? = nil,
    name: String? = nil,
    seal: Int64? = nil,
    staffEntry: Int64? = nil
  ) {
    self.kind = kind
    self.part = part
    self.story = story
    self.version = version
    self.name = name
    self.seal = seal
    self.staffEntry = staffEntry
  }
}
