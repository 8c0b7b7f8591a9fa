/// A manual page as it is written, in the macros that every man knows (man(7)).
struct Roff {
  private(set) var text = ""

  mutating func macro(_ name: String, _ arguments: String...) {
    text +=
      "."
      + ([name] + arguments.map { "\"" + Self.text($0).replacing("\"", with: "\\(dq") + "\"" }).joined(separator: " ")
    text += "\n"
  }

  mutating func section(_ title: String) {
    text += ".SH \(title)\n"
  }

  /// A line that is roff already.
  mutating func raw(_ line: String) {
    text += line + "\n"
  }

  mutating func paragraph(_ words: String) {
    text += Self.text(words) + "\n"
  }

  mutating func entry(_ term: String, _ meaning: String) {
    text += ".TP\n\(term)\n\(Self.text(meaning))\n"
  }

  mutating func add(_ blocks: [HelpText.Block]) {
    for (index, block) in blocks.enumerated() {
      switch block {
      case .paragraph(let words):
        text += (text.hasSuffix(".SH EXAMPLES\n") ? "" : ".PP\n") + Self.text(words) + "\n"
      case .lines(let lines):
        if index > 0 || !text.hasSuffix(".SH EXAMPLES\n") { text += ".PP\n" }
        text += ".nf\n" + lines.map { Self.literal($0) + "\n" }.joined() + ".fi\n"
      }
    }
  }

  static func bold(_ words: String) -> String { "\\fB" + literal(words) + "\\fR" }

  static func italic(_ words: String) -> String { "\\fI" + literal(words) + "\\fR" }

  /// Running text.
  static func text(_ words: String) -> String { escaped(words, hyphen: "-") }

  /// What is typed: a hyphen there is a minus, so that it can be copied.
  static func literal(_ words: String) -> String { escaped(words, hyphen: "\\-") }

  /// Plain ASCII, whatever the words are written in. A line that begins with a dot or a quote would be a command.
  private static func escaped(_ words: String, hyphen: String) -> String {
    var result = words.hasPrefix(".") || words.hasPrefix("'") ? "\\&" : ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += hyphen
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return result
  }
}
