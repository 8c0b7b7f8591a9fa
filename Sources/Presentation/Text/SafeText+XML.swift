extension SafeText {
  /// Text as XML, for an element's content or a quoted attribute alike.
  ///
  /// Characters that hide or direct become references, as in `html(_:)`. Those that XML 1.0 has no place for, by reference or
  /// not, are shown, and so are all other control characters: `&lt;U+1B&gt;`, `&lt;U+FFFE&gt;`. Line ends and tabs stay; in an
  /// attribute, where a parser would make spaces of them, they are references.
  public static func xml(_ text: String, inAttribute: Bool = false) -> String {
    shown(joiningLineEnds(text)) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "\n": inAttribute ? "&#10;" : "\n"
      case "\t": inAttribute ? "&#9;" : "\t"
      case "\u{FFFE}", "\u{FFFF}": "&lt;" + visible(scalar).dropFirst().dropLast() + "&gt;"
      default: referenced(scalar, open: "&lt;", close: "&gt;")
      }
    }
  }
}
