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

  /// What stands there in further languages, by their tags: the role is then `caption-pt-BR`.
  func translations(of role: String) -> [(language: String, text: String)] {
    texts.compactMap { text in
      guard text.role.hasPrefix(role + "-") else { return nil }
      let parts = text.role.dropFirst(role.count + 1).split(separator: "-", omittingEmptySubsequences: false)
      let isTag = zip(0..., parts).allSatisfy { index, part in
        (index == 0 ? 2...8 : 1...8).contains(part.utf8.count)
          && part.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
              || index > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          }
      }
      guard isTag else { return nil }
      // A region in capitals, as people write it.
      let tag = zip(0..., parts).map { index, part in
        index > 0 && part.utf8.count == 2 ? part.uppercased() : String(part)
      }
      return (tag.joined(separator: "-"), text.value)
    }
  }

  private static func isMarkup(_ type: String, _ role: String) -> Bool {
    type.contains("html") || type.contains("xml") || type.isEmpty && role.contains("html")
  }

  var plain: String? { texts.first { !Self.isMarkup($0.type, $0.role) }?.value }

  var markup: String? { texts.first { Self.isMarkup($0.type, $0.role) }?.value }
}
