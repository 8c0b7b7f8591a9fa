#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// What may be done with a picture, as somebody said last, or as its file proposes.
public struct PictureRights: Hashable, Sendable {
  /// The picture's own number, which every story that holds it shares.
  public var picture: Int64
  /// One more each time that somebody says what holds; 0 where nobody has, and the file alone proposes.
  public var version: Int
  public var usageTerms: String?
  /// ISO 3166-1 alpha-2. Empty: the whole world.
  public var territories: [String]
  /// Where it may not be used.
  public var excluded: [String]
  public var expiresAt: Date?
  /// What the wall showed at that instant, and in which zone, as whoever said it meant it: `2027-03-28T18:00:00`.
  public var expiresOnTheWall: String?
  public var expiresZone: String?
  /// By code: `single_use`, `no_archive`.
  public var restrictions: [String]
  public var restrictionNote: String?
  /// Nil: nobody has said.
  public var cost: CostClass?
  public var source: String?
  /// On what ground it was said.
  public var note: String?
  /// Nil where the file alone proposes.
  public var setBy: Person?
  public var setAt: Date?

  public init(
    picture: Int64,
    version: Int,
    usageTerms: String?,
    territories: [String],
    excluded: [String],
    expiresAt: Date?,
    expiresOnTheWall: String?,
    expiresZone: String?,
    restrictions: [String],
    restrictionNote: String?,
    cost: CostClass?,
    source: String?,
    note: String?,
    setBy: Person?,
    setAt: Date?
  ) {
    self.picture = picture
    self.version = version
    self.usageTerms = usageTerms
    self.territories = territories
    self.excluded = excluded
    self.expiresAt = expiresAt
    self.expiresOnTheWall = expiresOnTheWall
    self.expiresZone = expiresZone
    self.restrictions = restrictions
    self.restrictionNote = restrictionNote
    self.cost = cost
    self.source = source
    self.note = note
    self.setBy = setBy
    self.setAt = setAt
  }

  /// Whether nobody has said yet what holds.
  public var isProposed: Bool { version == 0 }
}
