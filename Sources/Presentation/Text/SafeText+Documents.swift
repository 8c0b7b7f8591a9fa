extension SafeText {
  /// Text for a document of plain text, which a program may read as well: as it is, but for control characters other
  /// than line ends and tabs, which are shown. On a terminal such a document goes through `terminalLines(_:)`.
  public static func document(_ text: String) -> String {
    isPlain(text)
      ? text
      : shown(joiningLineEnds(text)) { scalar in
        let isShown = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        return isShown ? nil : String(scalar)
      }
  }

  /// Text as HTML, for an element's content or a quoted attribute alike.
  ///
  /// Characters that hide or direct become references, `&#x202E;`, which read back as themselves. Control characters
  /// have no place in HTML, by reference or not, and are shown: `&lt;U+1B&gt;`. Line ends and tabs stay.
  public static func html(_ text: String) -> String {
    shown(joiningLineEnds(text), ascii: htmlTable, exception: htmlReference)
  }

  private static let htmlTable = asciiTable(htmlReference)

  private static func htmlReference(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case "\n", "\t": String(scalar)
    default: referenced(scalar, open: "&lt;", close: "&gt;")
    }
  }

  /// Text as Markdown in which nothing is markup: neither CommonMark, nor GitHub's additions, nor HTML.
  ///
  /// (GitHub finds e-mail addresses behind any escape; such a link is all that can come of it.)
  /// Line ends stay line ends; a caller that has to keep them visible makes them hard breaks. Characters that hide or
  /// direct become references, as in `html(_:)`.
  public static func markdown(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return lines.map { markdownLine(String($0)) }.joined(separator: "\n")
  }

  /// Text for a cell of a Markdown table, where a line end is `<br>`.
  public static func markdownCell(_ text: String) -> String {
    markdown(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
  }

  private static func markdownLine(_ line: String) -> String {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let content = line[indent.endIndex...]
    let trailing = content.reversed().prefix { $0 == " " || $0 == "\t" }.count
    let body = String(content.dropLast(trailing))
    // A list, a heading or a line begins at the start of a line only, a numbered list behind its digits.
    var previous: Unicode.Scalar?
    var isNumbering = true
    let escaped = shown(body) { scalar in
      defer {
        previous = scalar
        isNumbering = isNumbering && ("0"..."9").contains(scalar)
      }
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "$", "@": return "\\" + String(scalar)
      case "#" where previous == nil, "+" where previous == nil, "-" where previous == nil, "=" where previous == nil:
        return "\\" + String(scalar)
      case ".", ")":
        // `www.` makes a link as well.
        let isMarkup = isNumbering || (scalar == "." && (previous == "w" || previous == "W"))
        return (isMarkup ? "\\" : "") + String(scalar)
      case "/" where previous == ":": return "\\/"
      case "\t": return "\t"
      default: return referenced(scalar, open: "\\<", close: "\\>")
      }
    }
    let blanks = [" ": "&#32;", "\t": "&#9;"] as [Character: String]
    return indent.compactMap { blanks[$0] }.joined() + escaped
      + line.suffix(trailing).compactMap { blanks[$0] }.joined()
  }

  /// A numeric reference where HTML has one for the scalar, and the visible form for a control character.
  static func referenced(_ scalar: Unicode.Scalar, open: String, close: String) -> String? {
    guard scalar.hidesOrDirects else { return nil }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    if scalar.properties.generalCategory != .control { return "&#x\(digits);" }
    return visible(scalar).reduce(into: "") { result, character in
      switch character {
      case "<": result += open
      case ">": result += close
      default: result.append(character)
      }
    }
  }
}
