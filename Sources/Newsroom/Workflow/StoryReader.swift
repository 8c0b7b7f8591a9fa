#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Somebody who reads a story by name: beside its desk, or, when it is confidential, instead of it.
public struct StoryReader: Hashable, Sendable {
  public var person: Person
  /// The sign-off that they were asked for; nil for somebody whom a confidential story names.
  public var askedFor: SignOffKind?
  public var since: Date

  public init(person: Person, askedFor: SignOffKind?, since: Date) {
    self.person = person
    self.askedFor = askedFor
    self.since = since
  }
}
