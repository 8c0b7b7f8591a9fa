#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A lock that counts now: its holder alone can save.
public struct DraftLock: Hashable, Sendable {
  public var story: Int64
  public var holder: Person
  public var takenAt: Date
  /// By the database's clock.
  public var expiresAt: Date

  public init(story: Int64, holder: Person, takenAt: Date, expiresAt: Date) {
    self.story = story
    self.holder = holder
    self.takenAt = takenAt
    self.expiresAt = expiresAt
  }
}

/// A lock that somebody else than its holder ended.
public struct BrokenLock: Hashable, Sendable {
  public var holder: Person
  public var brokenBy: Person
  public var brokenAt: Date
  /// Why.
  public var note: String

  public init(holder: Person, brokenBy: Person, brokenAt: Date, note: String) {
    self.holder = holder
    self.brokenBy = brokenBy
    self.brokenAt = brokenAt
    self.note = note
  }
}

/// What taking, giving back or breaking a lock answers.
public struct LockReceipt: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, Codable {
    case taken
    /// The same person held it already.
    case prolonged
    case released, broken
    /// There was no lock to end.
    case none
  }

  public var story: Int64
  public var slug: String
  /// Nil where there was none.
  public var lock: DraftLock?
  public var outcome: Outcome

  public init(story: Int64, slug: String, lock: DraftLock?, outcome: Outcome) {
    self.story = story
    self.slug = slug
    self.lock = lock
    self.outcome = outcome
  }
}
