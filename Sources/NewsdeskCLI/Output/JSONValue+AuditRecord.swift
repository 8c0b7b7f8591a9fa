import Newsroom
import Presentation

extension JSONValue {
  /// An exported record: its type, then its members in their order.
  init(_ record: AuditRecord) {
    self = .object([Member("type", .string(record.type))] + record.members.map(Member.init))
  }

  fileprivate init(_ value: AuditRecord.Value) {
    switch value {
    case .null: self = .null
    case .flag(let flag): self = .bool(flag)
    case .number(let number): self = .integer(number)
    case .text(let text): self = .string(text)
    case .list(let values): self = .array(values.map(JSONValue.init))
    case .record(let members): self = .object(members.map(Member.init))
    }
  }
}

extension JSONValue.Member {
  fileprivate init(_ member: AuditRecord.Member) {
    self.init(member.name, JSONValue(member.value))
  }
}
