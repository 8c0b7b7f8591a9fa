extension JSONValue {
  /// On one line, without a line end, as NDJSON needs it.
  public var compact: String {
    var result = ""
    write(to: &result, indent: nil)
    return result
  }

  /// Over several lines, two spaces a level, without a line end after the last.
  public var pretty: String {
    var result = ""
    write(to: &result, indent: 0)
    return result
  }

  private func write(to result: inout String, indent: Int?) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .integer(let value): result += String(value)
    case .number(let value): result += value.isFinite ? String(value) : "null"
    case .string(let text): Self.quote(text, to: &result)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &result, indent: indent) { element, result, indent in
        element.write(to: &result, indent: indent)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &result, indent: indent) { member, result, indent in
        Self.quote(member.name, to: &result)
        result += indent == nil ? ":" : ": "
        member.value.write(to: &result, indent: indent)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item],
    between brackets: (open: String, close: String),
    to result: inout String,
    indent: Int?,
    item writeItem: (Item, inout String, Int?) -> Void
  ) {
    result += brackets.open
    let inner = indent.map { $0 + 1 }
    for (index, item) in items.enumerated() {
      if index > 0 { result += "," }
      if let inner { result += "\n" + String(repeating: "  ", count: inner) }
      writeItem(item, &result, inner)
    }
    if let indent, !items.isEmpty { result += "\n" + String(repeating: "  ", count: indent) }
    result += brackets.close
  }

  /// Besides what JSON demands, everything that hides or directs is escaped: JSON is shown on terminals too, and unlike
  /// the other formats it can say such a character without changing it.
  private static func quote(_ text: String, to result: inout String) {
    result += "\""
    defer { result += "\"" }
    if SafeText.isPlain(text), !text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      result += text
      return
    }
    SafeText.replacing(in: text, to: &result, ascii: escapes, with: escape)
  }

  private static let escapes = SafeText.asciiTable(escape)

  /// Nil for what stands as it is.
  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case _ where scalar.hidesOrDirects:
      return (UTF16.encode(scalar) ?? .init()).reduce(into: "") { escape, unit in
        let digits = String(unit, radix: 16)
        escape += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    default: return nil
    }
  }
}
