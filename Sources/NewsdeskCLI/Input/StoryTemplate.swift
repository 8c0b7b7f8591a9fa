import Newsroom

/// A story as a person edits it: fields, a line of hyphens, the text.
enum StoryTemplate {
  static func written(_ text: StoryText) -> String {
    """
    # Lines that begin with # above the row of hyphens are notes to you.
    headline: \(text.headline)
    byline: \(text.byline.map(oneLine) ?? "")
    dateline: \(text.dateline.map(oneLine) ?? "")
    language: \(text.language)
    editor note: \(text.editorNote.map(oneLine) ?? "")
    copyright: \(text.copyrightNotice.map(oneLine) ?? "")
    contributors: \(text.contributorLine.map(oneLine) ?? "")
    ----- the text, with a blank line between paragraphs -----
    \(text.body)

    """
  }

  /// - Parameter original: what the template was written from. A field of several lines stands there as one; where that one
  ///   line was left as it was, the field keeps its lines.
  static func read(_ written: String, replacing original: StoryText) -> StoryText {
    var text = StoryText()
    var lines = written.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst(), !line.hasPrefix("-----") {
      if line.hasPrefix("#") { continue }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let value = trimmed(parts[1])
      let optional = value.isEmpty ? nil : value
      switch trimmed(parts[0]).lowercased() {
      case "headline": text.headline = value
      case "byline": text.byline = kept(optional, original.byline)
      case "dateline": text.dateline = kept(optional, original.dateline)
      case "language": text.language = value
      case "editor note": text.editorNote = kept(optional, original.editorNote)
      case "copyright": text.copyrightNotice = kept(optional, original.copyrightNotice)
      case "contributors": text.contributorLine = kept(optional, original.contributorLine)
      default: continue
      }
    }
    text.body = trimmed(lines.joined(separator: "\n")[...])
    return text
  }

  private static func kept(_ line: String?, _ original: String?) -> String? {
    line == original.map({ trimmed(oneLine($0)[...]) }) ? original : line
  }

  private static func oneLine(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: " ")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
