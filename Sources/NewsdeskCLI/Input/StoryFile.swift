import Intake
import Newsroom

/// A story as a person writes it in a file: a headline, a blank line, the text. A `#` before the headline is Markdown's.
enum StoryFile {
  static func text(_ bytes: [UInt8], named name: String, headline given: String? = nil) throws -> StoryText {
    let text = try checked(bytes, named: name)
    let lines = StoryTemplate.lines(of: text)
    if let given { return StoryText(headline: given, body: trimmed(text)) }
    guard let first = lines.first, !first.allSatisfy(\.isWhitespace) else {
      throw ErrorReport(
        "\(name): line 1 is blank, so there is no headline",
        ["Give one: --headline \"...\""],
        status: .badData,
        code: "no-headline"
      )
    }
    var headline = first[...]
    while headline.first == "#" { headline = headline.dropFirst() }
    return StoryText(
      headline: trimmed(String(headline)),
      body: trimmed(lines.dropFirst().joined(separator: "\n"))
    )
  }

  /// The whole text of a file, where it is one.
  static func checked(_ bytes: [UInt8], named name: String) throws -> String {
    do {
      return try SourceText.checked(bytes)
    } catch {
      throw ErrorReport("\(name): \(error)", status: .badData, code: error.code)
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
