/// Who made a picture and who supplied it, as the credit line said and as we read it.
///
/// The raw line stays beside the reading for good, so that a better reader can read it again.
public struct PhotoCredit: Hashable, Sendable, Codable {
  /// The line as it stood in the source, brackets and all: `(Philippe Wojazer/Pool Photo via AP)`.
  public var raw: String
  /// Photographers and illustrators, in the line's order, with the casing that the line had.
  public var creators: [String]
  /// Those who own or supply the picture, by their canonical names.
  public var agencies: [String]
  /// Those who passed it on: everything after the first `via`.
  public var via: [String]
  public var flags: [CreditFlag]
  /// A licence that the line named, such as `CC BY-SA 2.0`.
  public var licence: String?
  /// The line can be read in more than one way: a person has to look at it.
  public var isAmbiguous: Bool

  public init(
    raw: String,
    creators: [String] = [],
    agencies: [String] = [],
    via: [String] = [],
    flags: [CreditFlag] = [],
    licence: String? = nil,
    isAmbiguous: Bool = false
  ) {
    self.raw = raw
    self.creators = creators
    self.agencies = agencies
    self.via = via
    self.flags = flags
    self.licence = licence
    self.isAmbiguous = isAmbiguous
  }

  /// Whether the line names anybody at all. A picture whose credit names nobody can't be published.
  public var namesSomebody: Bool {
    !(creators.isEmpty && agencies.isEmpty && via.isEmpty)
  }
}

/// What a credit line says about a picture beside who made it.
public enum CreditFlag: String, CaseIterable, Hashable, Sendable, Codable {
  /// From the archive: not a picture of today's event.
  case file
  /// Taken by one photographer for all.
  case pool
  /// Supplied by a party to the story.
  case handout
  case illustration
  case courtesy
  /// Taken from a screen or a social network.
  case screengrab
}
