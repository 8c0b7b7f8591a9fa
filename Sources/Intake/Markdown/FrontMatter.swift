/// What stands above a Markdown text: fields between two lines of `---` (YAML) or `+++` (TOML).
struct FrontMatter {
  struct Field {
    var name: String
    var line: Int
    var values: [String]
    /// Whether it had fields of its own, or lists of such: nothing that a story has room for.
    var isNested = false
  }

  var fields: [Field]
  /// The text below, and the line that it begins on.
  var rest: Substring
  var restLine: Int

  /// More is no head of a text. It also bounds what reading it can cost.
  private static let limit = 32_768

  /// All of the text, where it opens with no front matter.
  static func read(_ text: String) throws(IntakeError) -> FrontMatter {
    for fence in ["---", "+++"] {
      guard let open = text.dropping(prefix: fence), let end = open.utf8.firstIndex(of: 0x0A),
        open[..<end].trimmed.isEmpty
      else { continue }
      return try read(open[open.utf8.index(after: end)...], fence: fence)
    }
    return FrontMatter(fields: [], rest: text[...], restLine: 1)
  }

  private static func read(_ text: Substring, fence: String) throws(IntakeError) -> FrontMatter {
    var line = 2
    var start = text.startIndex
    while start < text.endIndex {
      let end = text.utf8[start...].firstIndex(of: 0x0A) ?? text.endIndex
      let content = text[start..<end].trimmed
      let next = end < text.endIndex ? text.utf8.index(after: end) : end
      if content == fence || fence == "---" && content == "..." {
        let head = text[..<start]
        return FrontMatter(
          fields: try fence == "---" ? yaml(head) : TOMLReader.read(head, firstLine: 2),
          rest: text[next...],
          restLine: line + 1
        )
      }
      guard text.utf8.distance(from: text.startIndex, to: end) <= limit else {
        throw .malformed(line: line, problem: "front matter has at most \(limit / 1024) KiB")
      }
      (start, line) = (next, line + 1)
    }
    throw .malformed(line: 1, problem: "the front matter that begins here is never closed with \"\(fence)\"")
  }

  private static func yaml(_ head: Substring) throws(IntakeError) -> [Field] {
    if head.trimmed.isEmpty { return [] }
    let node: YAMLNode
    do {
      node = try YAMLReader.read(String(head))
    } catch {
      throw .malformed(line: error.line + 1, problem: error.message)
    }
    guard case .map(let entries) = node.value else {
      throw .malformed(line: node.line + 1, problem: "front matter is made of fields (\"name: value\")")
    }
    return entries.map { entry in
      var field = Field(name: entry.key, line: entry.line + 1, values: [])
      collect(entry.value, into: &field)
      return field
    }
  }

  private static func collect(_ node: YAMLNode, into field: inout Field) {
    switch node.value {
    case .text(let text): field.values.append(text)
    case .number(let number): field.values.append(String(number))
    case .list(let items): for item in items { collect(item, into: &field) }
    case .map(let entries):
      field.isNested = true
      for entry in entries {
        field.values.append(entry.key + ":")
        collect(entry.value, into: &field)
      }
    }
  }
}
