import Intake
import Newsroom
import Presentation

/// What a page was read as.
enum PageDocument {
  static func json(_ story: ParsedStory) -> JSONValue {
    .object(
      omittingNil: [
        "headline": .string(story.headline),
        "byline": story.byline.map(JSONValue.string),
        "dateline": story.dateline.map(JSONValue.string),
        "language": .string(story.language),
        "captions": .array(story.captions.map(json)),
        "body": .array(story.body.map(JSONValue.string)),
        "contributors": story.contributorLine.map(JSONValue.string),
        "editor_note": story.editorNote.map(JSONValue.string),
        "copyright": story.copyrightNotice.map(JSONValue.string),
        "slug": story.slugKeywords.map(JSONValue.string),
        "update": story.update.map { .integer(Int64($0)) },
        "advisories": .array(
          story.advisories.map { advisory in
            [
              "kind": .string(advisory.kind.rawValue), "until": .string(orNull: advisory.embargo?.until),
              "raw": .string(advisory.raw), "explain": .array(advisory.explanation.map(JSONValue.string)),
            ]
          }
        ),
        "removed": .array(
          story.removed.map { removed in
            [
              "line": .integer(Int64(removed.line)), "text": .string(removed.text),
              "why": .string(removed.why.description),
            ]
          }
        ),
      ])
  }

  /// One story a row: what a list can say of it.
  static func table(of stories: [ParsedStory]) -> Table<ParsedStory> {
    Table(
      stories,
      columns: [
        Column("captions", alignment: .right) { .quantity($0.captions.count) },
        Column("paragraphs", alignment: .right) { .quantity($0.body.count) },
        Column("words", alignment: .right) { .quantity($0.text.wordCount) },
        Column("removed_lines", alignment: .right) { .quantity($0.removed.count) },
        Column("language") { .text($0.language) },
        Column("byline") { .text($0.byline) },
        Column("headline", isFreeText: true) { .text($0.headline) },
      ]
    )
  }

  private static func json(_ caption: ParsedCaption) -> JSONValue {
    .object(
      omittingNil: [
        "text": .string(caption.text),
        "credit": .string(orNull: caption.credit?.raw),
        "creators": strings(caption.credit?.creators),
        "agencies": strings(caption.credit?.agencies),
        "via": strings(caption.credit?.via),
        "flags": .array(flags(caption).map(JSONValue.string)),
        "licence": caption.credit?.licence.map(JSONValue.string),
        "ambiguous": caption.credit?.isAmbiguous == true ? true : nil,
        "date": caption.date.map { .string($0.description) },
        "place": caption.place.map(JSONValue.string),
      ])
  }

  static func text(_ story: ParsedStory, on screen: Terminal) -> String {
    var lines = [screen.paint(SafeText.terminal(story.headline), .bold)]
    if let byline = story.byline { lines.append("  Byline:  " + SafeText.terminal(byline)) }
    for caption in story.captions {
      lines.append("  Caption: " + SafeText.terminal(caption.text))
      let facts = [caption.date?.description, caption.place].compactMap { $0 } + flags(caption)
      lines.append(
        "  Credit:  " + SafeText.terminal(StoryDocument.credit(caption.credit))
          + (facts.isEmpty ? "" : "  " + SafeText.terminal(facts.joined(separator: ", ")))
      )
    }
    let words = story.text.wordCount
    lines.append("  Text:    \(Wording.count(story.body.count, "paragraph")), \(Wording.count(words, "word"))")
    for (label, value) in [
      ("Signed:  ", story.contributorLine), ("Editors: ", story.editorNote), ("Rights:  ", story.copyrightNotice),
    ] {
      if let value { lines.append("  \(label)" + SafeText.terminal(value)) }
    }
    for advisory in story.advisories {
      lines.append(
        "  Desk:    " + SafeText.terminal("\(advisory.kind.rawValue): \(advisory.explanation.joined(separator: "; "))")
      )
    }
    for removed in story.removed {
      let start = DisplayWidth.truncate(removed.text, to: 48, ellipsis: screen.symbols.ellipsis)
      lines.append("  Line \(removed.line): " + SafeText.terminal("\(removed.why): \(start)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func flags(_ caption: ParsedCaption) -> [String] {
    let credit = caption.credit?.flags.map(\.rawValue) ?? []
    return caption.isFilePhoto && !credit.contains("file") ? credit + ["file"] : credit
  }

  private static func strings(_ list: [String]?) -> JSONValue {
    .array((list ?? []).map(JSONValue.string))
  }
}
