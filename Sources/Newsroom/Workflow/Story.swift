#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A story as it stands now.
public struct Story: Hashable, Sendable {
  public var id: Int64
  public var slug: String
  /// The desk's name.
  public var desk: String
  /// One more for every act. A write names the version that it read.
  public var version: Int
  /// One more for every edit.
  public var revision: Int
  public var stage: Stage
  public var publication: PublicationState
  public var author: Person
  public var assignee: Person?
  /// Read by named people only, instead of by its desk.
  public var isConfidential: Bool
  public var dueAt: Date?
  /// What holds it, or held it; nil for nothing.
  public var embargo: Embargo?
  /// When it is to go out; nil for nothing.
  public var schedule: Schedule?
  public var createdAt: Date
  public var updatedAt: Date
  public var text: StoryText
  public var pictures: [StoryPicture]

  public init(
    id: Int64,
    slug: String,
    desk: String,
    version: Int,
    revision: Int,
    stage: Stage,
    publication: PublicationState,
    author: Person,
    assignee: Person?,
    isConfidential: Bool,
    dueAt: Date?,
    embargo: Embargo? = nil,
    schedule: Schedule? = nil,
    createdAt: Date,
    updatedAt: Date,
    text: StoryText,
    pictures: [StoryPicture]
  ) {
    self.id = id
    self.slug = slug
    self.desk = desk
    self.version = version
    self.revision = revision
    self.stage = stage
    self.publication = publication
    self.author = author
    self.assignee = assignee
    self.isConfidential = isConfidential
    self.dueAt = dueAt
    self.embargo = embargo
    self.schedule = schedule
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.text = text
    self.pictures = pictures
  }

  public var state: StoryState {
    StoryState(stage: stage, publication: publication)
  }

  /// The picture that people call 214/2.
  public func picture(numbered number: Int) -> Picture? {
    pictures.first { $0.number == number }?.picture
  }
}

/// A picture with the number that it keeps for its whole life in the story.
public struct StoryPicture: Hashable, Sendable {
  public var number: Int
  public var picture: Picture

  public init(number: Int, picture: Picture) {
    self.number = number
    self.picture = picture
  }
}

/// Somebody who works here: the login that PostgreSQL knows, and the name that colleagues know.
public struct Person: Hashable, Sendable {
  public var login: String
  public var name: String

  public init(login: String, name: String) {
    self.login = login
    self.name = name
  }
}

/// How far a story has come with one kind of sign-off.
public struct SignOffStatus: Hashable, Sendable {
  public var kind: SignOffKind
  public var givenBy: Person
  public var givenAt: Date
  /// It covers what the story holds now. An edit of what it covers ends that.
  public var isCurrent: Bool

  public init(kind: SignOffKind, givenBy: Person, givenAt: Date, isCurrent: Bool) {
    self.kind = kind
    self.givenBy = givenBy
    self.givenAt = givenAt
    self.isCurrent = isCurrent
  }
}
