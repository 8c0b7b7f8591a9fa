import Newsroom
import Presentation

// What a story says, whoever's it is: the same lines for a desk's own story and for another's edition.
extension StoryDocument {
  /// What a story says, below its head: a line each.
  static func content(_ id: Int64, _ text: StoryText, _ pictures: [StoryPicture], on screen: Terminal) -> [String] {
    var lines = ["", screen.paint(SafeText.terminal(text.headline), .bold)] + body(text)
    for entry in pictures {
      lines.append("")
      lines.append(
        "Photo \(id)/\(entry.number)" + (entry.picture.reference.map { "  \(SafeText.terminal($0))" } ?? "")
      )
      lines += facts(entry.picture)
    }
    return lines
  }

  static func body(_ text: StoryText) -> [String] {
    var lines: [String] = []
    for part in [text.byline, text.dateline] {
      if let part { lines.append(SafeText.terminal(part)) }
    }
    for paragraph in text.paragraphs {
      lines += ["", SafeText.terminalLines(paragraph)]
    }
    for (label, part) in [
      ("Contributors", text.contributorLine), ("For editors", text.editorNote), ("Copyright", text.copyrightNotice),
      ("Genre", text.genre),
    ] {
      if let part { lines += ["", SafeText.terminalLines("\(label): \(part)")] }
    }
    return lines
  }

  static func facts(_ picture: Picture) -> [String] {
    var lines = [
      "  " + SafeText.terminal(picture.caption.isEmpty ? "(no caption)" : picture.caption),
      "  Credit: " + SafeText.terminal(credit(picture.credit)),
    ]
    if let alt = picture.altText { lines.append("  Alt text: " + SafeText.terminal(alt)) }
    for (language, wording) in picture.translations.sorted(by: { $0.key < $1.key }) {
      if let caption = wording.caption { lines.append("  [\(language)] " + SafeText.terminal(caption)) }
      if let alt = wording.altText { lines.append("  [\(language)] Alt text: " + SafeText.terminal(alt)) }
    }
    if picture.isAIMade { lines.append("  AI-made: the file says that a machine made it, or a part of it") }
    let facts = [picture.takenOn?.description, picture.place].compactMap { $0 }
    if !facts.isEmpty { lines.append("  Taken: " + SafeText.terminal(facts.joined(separator: ", "))) }
    return lines
  }

  static func credit(_ credit: PhotoCredit?) -> String {
    guard let credit else { return "(nobody)" }
    var parts: [String] = []
    if !credit.creators.isEmpty { parts.append("by " + credit.creators.joined(separator: ", ")) }
    if !credit.agencies.isEmpty { parts.append("for " + credit.agencies.joined(separator: ", ")) }
    if !credit.via.isEmpty { parts.append("via " + credit.via.joined(separator: ", ")) }
    parts += credit.flags.map(\.rawValue)
    if credit.isAmbiguous { parts.append("ambiguous: check it") }
    return credit.raw + (parts.isEmpty ? "  (names nobody)" : "  (" + parts.joined(separator: "; ") + ")")
  }

  static func members(_ text: StoryText) -> [JSONValue.Member] {
    [
      .init("headline", .string(text.headline)), .init("byline", .string(orNull: text.byline)),
      .init("dateline", .string(orNull: text.dateline)),
      .init("body", .array(text.paragraphs.map(JSONValue.string))),
      .init("contributors", .string(orNull: text.contributorLine)),
      .init("editor_note", .string(orNull: text.editorNote)),
      .init("copyright", .string(orNull: text.copyrightNotice)), .init("language", .string(text.language)),
      .init("genre", .string(orNull: text.genre)),
    ]
  }
}
