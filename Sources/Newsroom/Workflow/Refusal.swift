/// Why the workflow refused an act: every reason at once, as the database gave them.
public struct Refusal: Hashable, Sendable, Codable {
  /// Nil where the act was to begin a story.
  public var story: Int64?
  public var slug: String?
  public var version: Int?
  public var action: Action?
  public var reasons: [Reason]

  public init(story: Int64? = nil, slug: String? = nil, version: Int? = nil, action: Action? = nil, reasons: [Reason]) {
    self.story = story
    self.slug = slug
    self.version = version
    self.action = action
    self.reasons = reasons
  }

  public struct Reason: Hashable, Sendable, Codable {
    /// Stable, for programs: role, second_person, stage, lease, note, headline, body, caption, credit, sign_off, nothing_new.
    public var code: String
    /// What it is about: `credit for photo 2`, `copy`.
    public var subject: String?
    /// A clause without a full stop: `it is still a draft`.
    public var message: String
    /// A command to type that mends it.
    public var fix: String?
    /// Who can act, with their roles: `Ben Okafor (metro editor)`.
    public var who: [String]?

    public init(code: String, subject: String? = nil, message: String, fix: String? = nil, who: [String]? = nil) {
      self.code = code
      self.subject = subject
      self.message = message
      self.fix = fix
      self.who = who
    }
  }
}
