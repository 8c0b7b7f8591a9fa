/// The references of HTML and Markdown to characters: `&amp;`, `&#39;`, `&#x202E;`.
enum CharacterReference {
  /// The text with its references resolved. What is none, such as a lone `&`, stays as it is.
  static func resolving(_ text: Substring.UnicodeScalarView) -> String {
    guard Substring(text).utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var result = String.UnicodeScalarView()
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      // No further than a reference is long: a text may have an ampersand in each place and no semicolon anywhere.
      if let end = rest.prefix(16).firstIndex(of: ";"),
        let character = character(named: Substring(rest[..<end]).dropFirst())
      {
        result.append(character)
        rest = rest[rest.index(after: end)...]
      } else {
        result.append("&")
        rest = rest.dropFirst()
      }
    }
    result += rest
    return String(result)
  }

  private static func character(named name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }
}
