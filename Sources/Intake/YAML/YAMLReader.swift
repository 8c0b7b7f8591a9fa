/// Reads the YAML that settings are written in: fields and lists by indentation, lists and fields in brackets (all of JSON is
/// such), plain and quoted words, comments.
///
/// The rest of YAML is refused with its line and not guessed at: tags, anchors, texts over several lines, several documents.
/// A field that is there twice is refused too. The work grows with the text's length, the depth is limited.
struct YAMLReader {
  private var lines: [Line]
  private var next = 0
  private static let deepest = 16

  private struct Line {
    var number: Int
    var indent: Int
    /// Without its indentation and without white space at its end.
    var content: Substring
  }

  static func read(_ text: String) throws(FileProblem) -> YAMLNode {
    var reader = try YAMLReader(text)
    guard let first = reader.lines.first else { throw FileProblem(1, "there is nothing in it") }
    let node = try reader.block(indent: first.indent, depth: 0)
    if let rest = reader.current { throw FileProblem(rest.number, "this stands further left than what it belongs to") }
    return node
  }

  private init(_ text: String) throws(FileProblem) {
    lines = []
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let content = raw.drop { $0 == " " }
      if content.allSatisfy(\.isWhitespace) || content.first == "#" { continue }
      if content.first == "\t" { throw FileProblem(index + 1, "indent with spaces, not with tabs") }
      let indent = raw.count - content.count
      if indent == 0, content == "---", lines.isEmpty { continue }
      if indent == 0, content.hasPrefix("---") || content.hasPrefix("...") || content.hasPrefix("%") {
        throw FileProblem(index + 1, "one document without directives is read, and no more")
      }
      lines.append(Line(number: index + 1, indent: indent, content: content.trimmingEnd))
    }
  }

  private var current: Line? { next < lines.count ? lines[next] : nil }

  private mutating func block(indent: Int, depth: Int) throws(FileProblem) -> YAMLNode {
    guard let line = current else { throw FileProblem(lines.last?.number ?? 1, "a value is missing at the end") }
    guard depth < Self.deepest else { throw FileProblem(line.number, "this is nested too deeply") }
    if line.content == "-" || line.content.hasPrefix("- ") { return try list(indent: indent, depth: depth) }
    if try key(of: line) != nil { return try map(indent: indent, depth: depth) }
    next += 1
    return try inline(line.content, line: line.number, depth: depth)
  }

  private mutating func list(indent: Int, depth: Int) throws(FileProblem) -> YAMLNode {
    var items: [YAMLNode] = []
    let start = lines[next].number
    while let line = current, line.indent == indent, line.content == "-" || line.content.hasPrefix("- ") {
      let rest = line.content.dropFirst().drop { $0 == " " }
      if rest.isEmpty || rest.first == "#" {
        next += 1
        guard let below = current, below.indent > indent else {
          throw FileProblem(line.number, "this item of the list is empty")
        }
        items.append(try block(indent: below.indent, depth: depth + 1))
      } else {
        // What follows the dash stands as far in as if it had a line of its own.
        let inner = indent + line.content.count - rest.count
        lines[next] = Line(number: line.number, indent: inner, content: rest)
        items.append(try block(indent: inner, depth: depth + 1))
      }
    }
    try requireEnd(of: indent)
    return YAMLNode(line: start, value: .list(items))
  }

  private mutating func map(indent: Int, depth: Int) throws(FileProblem) -> YAMLNode {
    var entries: [YAMLNode.Entry] = []
    var lineOfKey: [String: Int] = [:]
    let start = lines[next].number
    while let line = current, line.indent == indent, let (name, rest) = try key(of: line) {
      if let earlier = lineOfKey.updateValue(line.number, forKey: name) {
        throw FileProblem(line.number, "\"\(name)\" is there twice: line \(earlier) has it too")
      }
      next += 1
      let value: YAMLNode
      if rest.isEmpty || rest.first == "#" {
        // A list may stand as far out as the field that it belongs to.
        guard let below = current,
          below.indent > indent || below.indent == indent && (below.content == "-" || below.content.hasPrefix("- "))
        else { throw FileProblem(line.number, "\"\(name)\" has no value") }
        value = try block(indent: below.indent, depth: depth + 1)
      } else {
        value = try inline(rest, line: line.number, depth: depth + 1)
      }
      entries.append(YAMLNode.Entry(key: name, line: line.number, value: value))
    }
    try requireEnd(of: indent)
    return YAMLNode(line: start, value: .map(entries))
  }

  private func requireEnd(of indent: Int) throws(FileProblem) {
    guard let line = current, line.indent >= indent else { return }
    throw FileProblem(
      line.number,
      line.indent > indent
        ? "this stands further right than the lines above"
        : "this is neither a field (\"name: value\") nor an item (\"- value\")"
    )
  }

  /// The field's name and what follows it; nil where the line is no field.
  private func key(of line: Line) throws(FileProblem) -> (String, Substring)? {
    if line.content.first == "\"" || line.content.first == "'" {
      var scanner = YAMLScanner(line.content, line: line.number)
      let name = try scanner.quoted()
      guard scanner.take(":") else { return nil }
      return (name, scanner.rest.drop { $0 == " " || $0 == "\t" })
    }
    if line.content.first == "[" || line.content.first == "{" { return nil }
    var index = line.content.startIndex
    while let colon = line.content[index...].firstIndex(of: ":") {
      let after = line.content.index(after: colon)
      if after == line.content.endIndex || line.content[after] == " " {
        let name = line.content[..<colon].trimmingEnd
        return name.contains(" #") ? nil : (String(name), line.content[after...].drop { $0 == " " || $0 == "\t" })
      }
      index = after
    }
    return nil
  }

  /// A value that begins on a field's own line. In brackets it may go on over the next lines.
  private mutating func inline(_ text: Substring, line: Int, depth: Int) throws(FileProblem) -> YAMLNode {
    var scanner = YAMLScanner(text, line: line)
    if text.first == "[" || text.first == "{" {
      while !scanner.isBalanced {
        guard let more = current else { throw FileProblem(line, "the bracket is never closed") }
        next += 1
        scanner.append(more.content, line: more.number)
      }
    }
    let node = try scanner.value(depth: depth, isInBrackets: false, deepest: Self.deepest)
    try scanner.finish()
    return node
  }
}

extension Substring {
  fileprivate var trimmingEnd: Substring {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
