#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// What is to be said anew of a picture's rights. What is nil stays; an empty text or list takes away what was there.
public struct RightsChanges: Hashable, Sendable, Codable {
  public var usageTerms: String?
  /// ISO 3166-1 alpha-2. Empty: the whole world.
  public var territories: [String]?
  public var excluded: [String]?
  /// `.some(nil)`: it never expires.
  public var expiresAt: Date??
  public var restrictions: [String]?
  public var restrictionNote: String?
  /// A ``CostClass``, or empty for none.
  public var cost: String?
  public var source: String?

  public init() {}

  public var isEmpty: Bool { self == RightsChanges() }

  private enum CodingKeys: String, CodingKey {
    case usageTerms = "usage_terms"
    case territories, excluded, restrictions, cost, source
    case expiresAt = "expires_at"
    case restrictionNote = "restriction_note"
  }

  /// An absent key stays as it is; null takes the expiry away.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(usageTerms, forKey: .usageTerms)
    try container.encodeIfPresent(territories, forKey: .territories)
    try container.encodeIfPresent(excluded, forKey: .excluded)
    if let expiresAt { try container.encode(expiresAt, forKey: .expiresAt) }
    try container.encodeIfPresent(restrictions, forKey: .restrictions)
    try container.encodeIfPresent(restrictionNote, forKey: .restrictionNote)
    try container.encodeIfPresent(cost, forKey: .cost)
    try container.encodeIfPresent(source, forKey: .source)
  }
}
