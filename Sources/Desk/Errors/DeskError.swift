public import Newsroom

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Why the newsroom's database did not do what was asked. Nothing was changed, unless the case says otherwise.
public enum DeskError: Error, Sendable {
  /// The workflow, a role or the second-person rule refused the act. Every reason is in it.
  case refused(Refusal, kind: RefusalKind)
  /// A workflow that fails its check. Every fault is in it.
  case workflowFails(name: String, faults: [WorkflowFault])
  /// Stories that would have no place in the workflow that their desk was to get.
  case storiesStranded(StrandedStories)
  /// Somebody changed the story first.
  case changedMeanwhile(Change)
  /// There is no such thing, or this person may not see it.
  case notFound(Missing)
  /// A slug that begins several stories' slugs.
  case ambiguous(reference: String, candidates: [Candidate])
  /// What was sent can't be stored.
  case badData(message: String, hint: String?)
  /// What was to come in as new is here already.
  case duplicate(message: String)
  /// Whoever logged in doesn't work here.
  case notAMember(login: String, message: String)
  /// Whoever logged in worked here and was disabled.
  case disabled(login: String, by: String?, who: [String])
  /// Whoever logged in has a one-time password, which lets them do nothing but replace it.
  case passwordToChoose(login: String)
  /// A request id that belongs to another act.
  case requestReused(message: String)
  /// The story isn't out, so there is nothing to export.
  case notPublished(story: Int64, slug: String, state: StoryState)
  /// What is stored is not what was approved: somebody has been at the tables.
  case tampered(message: String)
  /// The database's tables are of another version than this program.
  case schema(SchemaProblem)
  /// The database couldn't be reached, or refused the login. Nothing was sent.
  case unreachable(place: String, message: String)
  /// The connection broke before an answer came: the act may have been done. Asking again with the same request id is safe.
  case outcomeUnknown(message: String)
  /// A lock was held, or the statement took too long. Asking again is safe.
  case busy(message: String)

  public enum RefusalKind: String, Sendable {
    case role
    case secondPerson = "second_person"
    case workflow
    /// Somebody else holds the story's lock.
    case lease
  }

  /// What the story has become meanwhile.
  public struct Change: Hashable, Sendable {
    public var story: Int64?
    public var slug: String?
    public var version: Int?
    public var expected: Int?
    /// The name of whoever changed it.
    public var by: String?
    /// What they did.
    public var action: Action?
    public var at: Date?
    public var message: String

    public init(
      story: Int64? = nil,
      slug: String? = nil,
      version: Int? = nil,
      expected: Int? = nil,
      by: String? = nil,
      action: Action? = nil,
      at: Date? = nil,
      message: String
    ) {
      self.story = story
      self.slug = slug
      self.version = version
      self.expected = expected
      self.by = by
      self.action = action
      self.at = at
      self.message = message
    }
  }

  public enum Missing: Hashable, Sendable {
    /// - Parameter meant: the slug that is near enough to be what was meant.
    case story(String, meant: String? = nil)
    case picture(story: Int64, number: Int)
    /// A picture by itself.
    case pictureRecord(Int64)
    case desk(String, known: [String])
    case person(String, known: [String])
    case edition(story: Int64, number: Int)
    case entry(story: Int64, version: Int, newest: Int)
    case revision(story: Int64, number: Int)
    case workflow(String, known: [String])
    case grant(String)
    case channel(String, known: [String])
  }

  /// What keeps a desk from getting a workflow.
  public struct StrandedStories: Hashable, Sendable {
    public var workflow: String
    /// Story by story, as far as this person may read them.
    public var reasons: [Refusal.Reason]
    /// All of them.
    public var count: Int
    /// How many this person may not read.
    public var hidden: Int
  }

  /// A story that a beginning of a slug could mean.
  public struct Candidate: Hashable, Sendable {
    public var id: Int64
    public var slug: String

    public init(id: Int64, slug: String) {
      self.id = id
      self.slug = slug
    }
  }

  public enum SchemaProblem: Hashable, Sendable {
    /// There is no newsroom in this database.
    case absent
    /// The program is newer: the database has yet to be migrated.
    case older(database: Int, program: Int)
    /// The database is newer: the program has yet to be updated.
    case newer(database: Int, program: Int)
  }
}
