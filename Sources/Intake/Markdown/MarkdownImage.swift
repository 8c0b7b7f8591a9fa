internal import Newsroom

/// An image on a line of its own: `![alt text](file.jpg "Caption and credit")`.
struct MarkdownImage {
  let picture: Picture

  /// Nil where the line is anything else.
  init?(_ line: Substring) {
    guard let opened = line.dropping(prefix: "!["), let close = Self.closing(opened, UInt8(ascii: "]")),
      let target = opened[opened.utf8.index(after: close)...].dropping(prefix: "(")?.dropping(suffix: ")")
    else { return nil }
    let alt = MarkdownInline.plain(opened[..<close]).trimmed
    let (address, title) = Self.parts(target.trimmed)
    let caption = ParsedCaption.parse(MarkdownInline.unescaped(title))
    var picture = caption.picture
    picture.altText = alt.isEmpty ? nil : String(alt)
    picture.reference = address.isEmpty ? nil : address
    self.picture = picture
  }

  /// The bracket that ends the text, past those that are escaped or that a pair of its own closes.
  private static func closing(_ text: Substring, _ bracket: UInt8) -> String.Index? {
    var depth = 0
    var isEscaped = false
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == bracket {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  /// `<a file.jpg> "title"` or `file.jpg 'title'`.
  private static func parts(_ target: Substring) -> (address: String, title: Substring) {
    if let inner = target.dropping(prefix: "<"), let end = inner.utf8.firstIndex(of: UInt8(ascii: ">")) {
      return (MarkdownInline.unescaped(inner[..<end]), unquoted(inner[inner.utf8.index(after: end)...].trimmed))
    }
    guard let space = target.unicodeScalars.firstIndex(where: \.isSpace) else {
      return (MarkdownInline.unescaped(target), "")
    }
    return (MarkdownInline.unescaped(target[..<space]), unquoted(target[space...].trimmed))
  }

  private static func unquoted(_ title: Substring) -> Substring {
    for (open, close) in [("\"", "\""), ("'", "'"), ("(", ")")] {
      if title.utf8.count >= 2, let inner = title.dropping(prefix: open)?.dropping(suffix: close) { return inner }
    }
    return title
  }
}
