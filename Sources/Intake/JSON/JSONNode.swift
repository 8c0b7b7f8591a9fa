/// A JSON value as it was read, and the line that it begins on. Fields keep their order, and numbers their digits.
struct JSONNode: Hashable, Sendable {
  var line: Int
  var value: Value

  indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As written: no digit of a number or of an id is lost to binary fractions.
    case number(String)
    case text(String)
    case list([JSONNode])
    case object([Field])
  }

  struct Field: Hashable, Sendable {
    var name: String
    var line: Int
    var value: JSONNode
  }

  /// The fields of an object; nil of anything else.
  var fields: [Field]? {
    if case .object(let fields) = value { fields } else { nil }
  }

  var items: [JSONNode]? {
    if case .list(let items) = value { items } else { nil }
  }

  var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  var isNull: Bool { value == .null }

  /// Whether it says nothing: null, an empty text, list or object.
  var isEmpty: Bool {
    switch value {
    case .null: true
    case .text(let text): text.trimmed.isEmpty
    case .list(let items): items.isEmpty
    case .object(let fields): fields.isEmpty
    default: false
    }
  }

  subscript(name: String) -> JSONNode? {
    fields?.first { $0.name == name }?.value
  }

  /// What messages call it.
  var kind: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// What an account of the import shows of it: at most so many letters.
  func excerpt(_ limit: Int = 200) -> String {
    var text = ""
    write(to: &text, limit: limit)
    return text.unicodeScalars.count > limit ? String(text.unicodeScalars.prefix(limit)) + "…" : text
  }

  private func write(to result: inout String, limit: Int) {
    guard result.utf8.count <= limit * 4 else { return }
    switch value {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .number(let digits): result += digits.utf8.count > limit ? String(digits.prefix(limit)) : digits
    case .text(let text): result += String(text.unicodeScalars.prefix(limit + 1))
    case .list(let items):
      for (index, item) in items.enumerated() where result.utf8.count <= limit * 4 {
        if index > 0 { result += "; " }
        item.write(to: &result, limit: limit)
      }
    case .object(let fields):
      for (index, field) in fields.enumerated() where result.utf8.count <= limit * 4 {
        if index > 0 { result += ", " }
        result += String(field.name.unicodeScalars.prefix(limit)) + ": "
        field.value.write(to: &result, limit: limit)
      }
    }
  }
}
