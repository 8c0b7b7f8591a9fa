import Newsroom

/// A story as a person edits it: fields, a line of hyphens, the text.
enum StoryTemplate {
  static func written(_ text: StoryText, note: RecoveryNote = RecoveryNote()) -> String {
    document(
      note: note,
      remarks: [],
      fields: StoryField.allCases.map { "\(label($0)): \(text[$0].map(oneLine) ?? "")" },
      body: text.body
    )
  }

  /// - Parameter remarks: what a person should know before they begin.
  static func document(note: RecoveryNote, remarks: [String], fields: [String], body: String) -> String {
    let notes =
      note.lines + (remarks + ["Lines that begin with # above the row of hyphens are notes to you."]).map { "# \($0)" }
    return (notes + fields + ["----- the text, with a blank line between paragraphs -----", body, ""])
      .joined(separator: "\n")
  }

  static func label(_ field: StoryField) -> String { field.words }

  /// - Parameter original: what the template was written from. A field of several lines stands there as one; where that one
  ///   line was left as it was, the field keeps its lines.
  static func read(_ written: String, replacing original: StoryText) -> StoryText {
    var text = StoryText()
    var lines = lines(of: written)[...]
    while let line = lines.popFirst(), !line.hasPrefix("-----") {
      if line.hasPrefix("#") { continue }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let name = trimmed(parts[0]).lowercased()
      guard let field = StoryField.allCases.first(where: { label($0) == name }) else { continue }
      let value = trimmed(parts[1])
      text[field] = kept(value.isEmpty ? nil : value, original[field])
    }
    text.body = trimmed(lines.joined(separator: "\n")[...])
    return text
  }

  /// Line by line, whichever way an editor ends its lines.
  static func lines(of written: String) -> [Substring] {
    written.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  private static func kept(_ line: String?, _ original: String?) -> String? {
    line == original.map({ trimmed(oneLine($0)[...]) }) ? original : line
  }

  static func oneLine(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: " ")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
