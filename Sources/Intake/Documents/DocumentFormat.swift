/// What a document is written in.
public enum DocumentFormat: String, CaseIterable, Hashable, Sendable {
  /// A pasted or scraped page: plain text.
  case page
  case markdown
  case ninjs
  /// A story as `newsdesk draft show --json` writes it, or several in a list.
  case json
  /// A story a line, in either of the two.
  case ndjson
  case html

  /// What the bytes show themselves to be; a page where they show nothing. A file's name is asked only where plain text could
  /// be Markdown.
  public static func of(_ bytes: [UInt8], named name: String) -> DocumentFormat {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes[start...].firstIndex(where: { !isSpace($0) }) else { return .page }
    let head = bytes[first...]
    switch head.first {
    case UInt8(ascii: "{"): return isLines(head) ? .ndjson : .json
    case UInt8(ascii: "["): return opensList(head) ? .json : .page
    case UInt8(ascii: "<"): return isHTML(head) ? .html : .page
    default: break
    }
    if opensFrontMatter(head) { return .markdown }
    // A page may well open with "# 1 in the charts": what says Markdown besides is the file's name or a picture.
    let ending = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[$0...].lowercased() } ?? ""
    if [".md", ".markdown", ".mdown"].contains(ending) { return .markdown }
    return head.starts(with: "# ".utf8) ? .markdown : .page
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A whole object on the first line and another on the next.
  private static func isLines(_ head: ArraySlice<UInt8>) -> Bool {
    guard let end = head.firstIndex(of: 0x0A), head[..<end].last(where: { !isSpace($0) }) == UInt8(ascii: "}") else {
      return false
    }
    return head[end...].first { !isSpace($0) } == UInt8(ascii: "{")
  }

  /// "[Photo by …" opens a page.
  private static func opensList(_ head: ArraySlice<UInt8>) -> Bool {
    guard let next = head.dropFirst().first(where: { !isSpace($0) }) else { return false }
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
  }

  private static func isHTML(_ head: ArraySlice<UInt8>) -> Bool {
    let opening = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<!--"].contains { opening.hasPrefix($0) }
  }

  private static func opensFrontMatter(_ head: ArraySlice<UInt8>) -> Bool {
    for fence in ["---", "+++"] where head.starts(with: fence.utf8) {
      guard let end = head.firstIndex(of: 0x0A), head[..<end].dropFirst(3).allSatisfy(isSpace) else { continue }
      return true
    }
    return false
  }
}
