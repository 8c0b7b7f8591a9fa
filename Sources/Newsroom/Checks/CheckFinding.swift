/// Something that an editorial check found.
public struct CheckFinding: Hashable, Sendable {
  /// The check's: `caption_no_date`.
  public var code: String
  /// A warning or an error, as the story's desk has it.
  public var level: CheckLevel
  /// What it is about: `headline`, `text`, `byline`, `photo 2`.
  public var subject: String
  /// The picture's number in the story; nil where it is about none.
  public var picture: Int?
  /// A BCP 47 tag, where it is about a caption in a further language.
  public var language: String?
  /// A clause without a full stop: `photo 2 doesn't say when it was taken`.
  public var message: String
  /// The words that it is about, as they stand; nil where it is about all of them, or about what isn't there.
  public var excerpt: String?
  /// A command to type; nil for what is in a file, and is mended there.
  public var fix: String?

  public init(
    code: String,
    level: CheckLevel,
    subject: String,
    picture: Int? = nil,
    language: String? = nil,
    message: String,
    excerpt: String? = nil,
    fix: String? = nil
  ) {
    self.code = code
    self.level = level
    self.subject = subject
    self.picture = picture
    self.language = language
    self.message = message
    self.excerpt = excerpt
    self.fix = fix
  }
}
