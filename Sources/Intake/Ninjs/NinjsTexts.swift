/// A list of texts with roles, as ninjs has headlines, bodies and descriptions.
struct NinjsTexts {
  private var texts: [(role: String, type: String, value: String)] = []

  init(_ node: JSONNode?, _ name: String) throws(IntakeError) {
    guard let node else { return }
    guard let items = node.items else {
      throw .malformed(line: node.line, problem: "\"\(name)\" is to be a list, and is \(node.kind)")
    }
    for item in items {
      guard item.fields != nil else {
        throw .malformed(line: item.line, problem: "\"\(name)\" holds \(item.kind), where it has objects with a value")
      }
      var fields = JSONFields(NinjsItem.lowercased(item))
      guard let value = try fields.text("value") else { continue }
      texts.append(
        (
          try fields.text("role")?.lowercased() ?? "",
          try fields.text("contenttype")?.lowercased() ?? "",
          value
        )
      )
    }
  }

  subscript(role: String) -> String? { texts.first { $0.role == role }?.value }

  var first: String? { texts.first?.value }

  private static func isMarkup(_ type: String, _ role: String) -> Bool {
    type.contains("html") || type.contains("xml") || type.isEmpty && role.contains("html")
  }

  var plain: String? { texts.first { !Self.isMarkup($0.type, $0.role) }?.value }

  var markup: String? { texts.first { Self.isMarkup($0.type, $0.role) }?.value }
}
