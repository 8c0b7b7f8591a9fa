import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JSONValue {
  /// What the database keeps as `jsonb`. Members come in the order of their names: a `jsonb` has none of its own.
  init(parsing text: String) throws {
    self = try JSONDecoder().decode(Parsed.self, from: Data(text.utf8)).value
  }

  /// The member of this name; nil where it isn't there, or where this is no object.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  private struct Parsed: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
      if let members = try? decoder.singleValueContainer().decode([String: Parsed].self) {
        value = .object(members.sorted { $0.key < $1.key }.map { Member($0.key, $0.value.value) })
      } else if let elements = try? decoder.singleValueContainer().decode([Parsed].self) {
        value = .array(elements.map(\.value))
      } else {
        value = try Self.scalar(decoder.singleValueContainer())
      }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
      if container.decodeNil() { return .null }
      if let text = try? container.decode(String.self) { return .string(text) }
      if let flag = try? container.decode(Bool.self) { return .bool(flag) }
      if let number = try? container.decode(Int64.self) { return .integer(number) }
      return .number(try container.decode(Double.self))
    }
  }
}
