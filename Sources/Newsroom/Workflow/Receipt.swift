#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// What an act on a story answers.
public struct Receipt: Hashable, Sendable {
  public var story: Int64
  public var slug: String
  public var version: Int
  public var revision: Int
  public var state: StoryState
  /// Where the story stood before. Nil for a new story and for a repeated request.
  public var previousState: StoryState?
  /// The newest edition, where one is published.
  public var edition: Int?
  /// The sign-offs that the act gave.
  public var signOffs: [SignOffKind]
  /// The kinds of which the act voided a sign-off.
  public var voided: [SignOffKind]
  public var at: Date
  public var outcome: Outcome

  public init(
    story: Int64,
    slug: String,
    version: Int,
    revision: Int,
    state: StoryState,
    previousState: StoryState?,
    edition: Int?,
    signOffs: [SignOffKind],
    voided: [SignOffKind] = [],
    at: Date,
    outcome: Outcome
  ) {
    self.story = story
    self.slug = slug
    self.version = version
    self.revision = revision
    self.state = state
    self.previousState = previousState
    self.edition = edition
    self.signOffs = signOffs
    self.voided = voided
    self.at = at
    self.outcome = outcome
  }

  public enum Outcome: String, Hashable, Sendable, Codable {
    case done
    /// An equal act had left the story like this before.
    case already
    /// There was nothing to change.
    case unchanged
    /// The same request was carried out before; this is its receipt.
    case replayed
  }
}
