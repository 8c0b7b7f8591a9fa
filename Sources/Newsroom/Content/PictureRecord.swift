#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A picture by itself: what its file is, wherever it stands. It never changes.
public struct PictureRecord: Hashable, Sendable {
  public var id: Int64
  /// SHA-256 of what the record says, in hexadecimal: what stories are bound to.
  public var digest: String
  /// Nil for a picture that is elsewhere.
  public var file: File?
  /// An address or an agency's number.
  public var reference: String?
  public var isAIMade: Bool
  /// How it came to be, as a URI of the IPTC's vocabulary.
  public var digitalSourceType: String?
  public var addedBy: Person
  public var addedAt: Date
  /// What was read from the file, as a JSON object; `Migrations/0039_pictures.sql` says which members it has.
  public var metadata: String

  /// The untouched file.
  public struct File: Hashable, Sendable {
    public var name: String?
    /// As RFC 2045 writes it: `image/jpeg`.
    public var mediaType: String
    /// In bytes.
    public var size: Int
    /// In pixels, as stored.
    public var width: Int?
    public var height: Int?
    /// SHA-256, in hexadecimal.
    public var digest: String

    public init(name: String?, mediaType: String, size: Int, width: Int?, height: Int?, digest: String) {
      self.name = name
      self.mediaType = mediaType
      self.size = size
      self.width = width
      self.height = height
      self.digest = digest
    }
  }

  public init(
    id: Int64,
    digest: String,
    file: File?,
    reference: String?,
    isAIMade: Bool,
    digitalSourceType: String?,
    addedBy: Person,
    addedAt: Date,
    metadata: String
  ) {
    self.id = id
    self.digest = digest
    self.file = file
    self.reference = reference
    self.isAIMade = isAIMade
    self.digitalSourceType = digitalSourceType
    self.addedBy = addedBy
    self.addedAt = addedAt
    self.metadata = metadata
  }
}

/// Where a picture stands: once for each story and number, as the newest revision has it that holds it there.
public struct PicturePlace: Hashable, Sendable {
  public var story: Int64
  public var slug: String
  public var desk: String
  public var state: StoryState
  /// 2 for 214/2.
  public var number: Int
  public var revision: Int
  /// Whether the story holds it now, and not only in an earlier revision.
  public var isCurrent: Bool
  /// Whether readers have it.
  public var isLive: Bool
  public var caption: String

  public init(
    story: Int64,
    slug: String,
    desk: String,
    state: StoryState,
    number: Int,
    revision: Int,
    isCurrent: Bool,
    isLive: Bool,
    caption: String
  ) {
    self.story = story
    self.slug = slug
    self.desk = desk
    self.state = state
    self.number = number
    self.revision = revision
    self.isCurrent = isCurrent
    self.isLive = isLive
    self.caption = caption
  }
}
