/// Takes headline, paragraphs, captions and credits from Markdown: a head, the text and the pictures between rules.
enum MarkdownReader {
  static func parts(of document: String) -> StoryParts {
    var parts = StoryParts()
    let sections = blocks(of: document).split(separator: "---", omittingEmptySubsequences: false)
    if let headline = sections.first?.first, headline.utf8.starts(with: "# ".utf8) {
      parts.headline = unescaped(headline.unicodeScalars.dropFirst(2))
    }
    if sections.count > 1 {
      for (number, block) in zip(1..., sections[1]) {
        // Only a dateline stands in bold before a paragraph.
        let text = number == 1 ? labelled(block)?.text : nil
        parts.paragraphs[number] = unescaped(text ?? block.unicodeScalars[...])
      }
    }
    var photo = 0
    for block in sections.count > 2 ? sections[2] : [] {
      if let (label, text) = labelled(block) {
        if label == "Credit:" {
          parts.credits[photo] = unescaped(text)
        } else if label.hasPrefix("Photo "), label.hasSuffix(":") {
          photo = Int(label.dropFirst(6).dropLast()) ?? 0
          parts.captions[photo] = unescaped(text)
        }
      }
    }
    return parts
  }

  private static func blocks(of document: String) -> [String] {
    var blocks: [[Substring]] = [[]]
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { blocks.append([]) } else { blocks[blocks.count - 1].append(line) }
    }
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  }

  /// What stands in bold at the start of a block, and what follows it. People's own asterisks are escaped.
  private static func labelled(_ block: String) -> (label: Substring, text: Substring.UnicodeScalarView)? {
    var rest = block.unicodeScalars[...]
    guard rest.starts(with: "**".unicodeScalars) else { return nil }
    rest = rest.dropFirst(2)
    let start = rest.startIndex
    while let scalar = rest.first {
      if rest.starts(with: "** ".unicodeScalars) {
        return (block[start..<rest.startIndex], rest.dropFirst(3))
      }
      rest = rest.dropFirst(scalar == "\\" ? 2 : 1)
    }
    return nil
  }

  /// Without backslashes before punctuation and line ends, and with references resolved where none is escaped.
  private static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
    var result = ""
    var rest = text
    while let backslash = rest.firstIndex(of: "\\") {
      result += CharacterReference.resolving(rest[..<backslash])
      rest = rest[backslash...].dropFirst()
      if let escaped = rest.popFirst() { result.unicodeScalars.append(escaped) }
    }
    return result + CharacterReference.resolving(rest)
  }
}
