/// Writes text as a raw string literal, behind more `#` than the text has anywhere in a row: nothing in it can end the
/// literal, and no backslash in it means anything.
enum RawLiteral {
  static func line(_ text: String) -> String {
    let hashes = hashes(for: text)
    return "\(hashes)\"\(escaped(text, hashes))\"\(hashes)"
  }

  /// A literal of several lines. The break before the closing quotes isn't part of the text, so a text that ends in a
  /// line break keeps it and one that doesn't gets none.
  static func block(_ text: String) -> String {
    let hashes = hashes(for: text)
    return "\(hashes)\"\"\"\n\(escaped(text, hashes))\n\"\"\"\(hashes)"
  }

  private static func hashes(for text: String) -> String {
    var longest = 0
    var current = 0
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    return String(repeating: "#", count: longest + 1)
  }

  /// Escapes what Swift's source can't have or would read as something else. A line that ends in CR and LF comes out
  /// with LF, so that a checkout on another system embeds the same text.
  private static func escaped(_ text: String, _ hashes: String) -> String {
    guard text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) else { return text }
    var result = ""
    for character in text {
      switch character {
      case "\r\n": result += "\n"
      case "\r", "\0": result += "\\\(hashes)u{\(character == "\0" ? "0" : "d")}"
      default: result.append(character)
      }
    }
    return result
  }
}
