#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// One thing that keeps a story's picture from being published, or will, or would if nobody had answered for it.
public struct PictureBlock: Hashable, Sendable {
  /// The picture's number in the story.
  public var number: Int
  /// Stable, for programs: expired, territory, cost, restricted, ai_made, withdrawn.
  public var code: String
  /// A clause without a full stop.
  public var message: String
  /// False for what will block from ``dueAt`` on.
  public var isDue: Bool
  public var dueAt: Date?
  /// A command to type that lifts it.
  public var fix: String
  /// Who can lift it, with their roles.
  public var who: [String]
  /// Who answers for it, until when and why.
  public var lifted: Lifted?

  public struct Lifted: Hashable, Sendable {
    public var grant: Int64
    public var by: String
    public var until: Date
    public var reason: String

    public init(grant: Int64, by: String, until: Date, reason: String) {
      self.grant = grant
      self.by = by
      self.until = until
      self.reason = reason
    }
  }

  public init(
    number: Int,
    code: String,
    message: String,
    isDue: Bool,
    dueAt: Date?,
    fix: String,
    who: [String],
    lifted: Lifted?
  ) {
    self.number = number
    self.code = code
    self.message = message
    self.isDue = isDue
    self.dueAt = dueAt
    self.fix = fix
    self.who = who
    self.lifted = lifted
  }

  /// Whether it stops a publication now.
  public var blocks: Bool { isDue && lifted == nil }
}
