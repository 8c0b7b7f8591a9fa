/// A line of an exported history: a type, and members in the order in which they enter the line's digest.
public struct AuditRecord: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Int64)
    case text(String)
    case list([Value])
    case record([Member])
  }

  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  public var type: String
  public var members: [Member]

  public init(_ type: String, _ members: [Member]) {
    self.type = type
    self.members = members
  }
}

extension AuditRecord.Value {
  public static func number(_ number: Int64?) -> AuditRecord.Value {
    guard let number else { return .null }
    return .number(number)
  }

  public static func text(_ text: String?) -> AuditRecord.Value {
    guard let text else { return .null }
    return .text(text)
  }
}

extension Seal {
  /// Everything that enters the seal's digest, and the digest.
  public var record: AuditRecord {
    AuditRecord(
      "seal",
      [
        .init("number", .number(number)), .init("sealed_at", .number(sealedAtMicroseconds)),
        .init("first_entry", .number(firstEntry)), .init("entries", .number(entries)),
        .init("stories", .number(stories)), .init("stories_digest", .text(storiesDigest)),
        .init("staff_entry", .number(staffEntry)), .init("staff_digest", .text(staffDigest)),
        .init("server", .number(server)), .init("oldest_transaction", .number(oldestTransaction)),
        .init("next_transaction", .number(nextTransaction)), .init("previous_digest", .text(previousDigest)),
        .init("digest", .text(digest)),
      ]
    )
  }
}
