/// Something that stories and captions are looked over for, and what a desk makes of it.
///
/// The database knows them all and runs them: `Migrations/0041_checks.sql`.
public struct EditorialCheck: Hashable, Sendable {
  public enum Part: String, Hashable, Sendable, Codable {
    case story
    case caption
  }

  /// Stable, for programs: `caption_no_date`.
  public var code: String
  public var part: Part
  public var level: CheckLevel
  /// What it is on a desk that says nothing else.
  public var defaultLevel: CheckLevel
  /// Publication needs it: no desk can switch it.
  public var isFixed: Bool
  /// The rule as a sentence: `A picture has a caption.`
  public var about: String

  public init(
    code: String,
    part: Part,
    level: CheckLevel,
    defaultLevel: CheckLevel,
    isFixed: Bool,
    about: String
  ) {
    self.code = code
    self.part = part
    self.level = level
    self.defaultLevel = defaultLevel
    self.isFixed = isFixed
    self.about = about
  }
}
