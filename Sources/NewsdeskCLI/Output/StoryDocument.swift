import Newsroom
import Presentation

/// A story as `draft show` writes it.
enum StoryDocument {
  static func text(_ story: Story, signOffs: [SignOffStatus], times: Times, on screen: Terminal) -> String {
    var lines = [
      "desk \(story.desk), by \(story.author.name), changed \(times.local(story.updatedAt).absolute(now: times.now))"
    ]
    if let due = story.dueAt { lines.append("due \(times.due(due))") }
    if let assignee = story.assignee { lines.append("in the hands of \(assignee.name)") }
    for signOff in signOffs {
      let state = signOff.isCurrent ? "" : ", voided by a later edit"
      lines.append(
        "\(signOff.kind.rawValue) signed off by \(signOff.givenBy.name)"
          + ", \(times.local(signOff.givenAt).absolute(now: times.now))\(state)"
      )
    }
    let title = screen.paint(SafeText.terminal("\(story.id) \(story.slug)"), .bold)
    lines = ["\(title)  \(story.state.words), version \(story.version)"] + lines.map { SafeText.terminal($0) }
    lines.append("")
    lines.append(screen.paint(SafeText.terminal(story.text.headline), .bold))
    for part in [story.text.byline, story.text.dateline] {
      if let part { lines.append(SafeText.terminal(part)) }
    }
    for paragraph in story.text.paragraphs {
      lines.append("")
      lines.append(SafeText.terminalLines(paragraph))
    }
    for (label, part) in [
      ("Contributors", story.text.contributorLine), ("For editors", story.text.editorNote),
      ("Copyright", story.text.copyrightNotice),
    ] {
      if let part { lines += ["", SafeText.terminalLines("\(label): \(part)")] }
    }
    for entry in story.pictures {
      lines.append("")
      lines.append(
        "Photo \(story.id)/\(entry.number)" + (entry.picture.reference.map { "  \(SafeText.terminal($0))" } ?? "")
      )
      lines.append("  " + SafeText.terminal(entry.picture.caption.isEmpty ? "(no caption)" : entry.picture.caption))
      lines.append("  Credit: " + SafeText.terminal(credit(entry.picture.credit)))
      if let alt = entry.picture.altText { lines.append("  Alt text: " + SafeText.terminal(alt)) }
      let facts = [entry.picture.takenOn?.description, entry.picture.place].compactMap { $0 }
      if !facts.isEmpty { lines.append("  Taken: " + SafeText.terminal(facts.joined(separator: ", "))) }
    }
    return lines.joined(separator: "\n") + "\n"
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

  static func json(_ story: Story, signOffs: [SignOffStatus], times: Times) -> JSONValue {
    [
      "id": .integer(story.id), "slug": .string(story.slug), "desk": .string(story.desk),
      "state": .string(story.state.rawValue), "version": .integer(Int64(story.version)),
      "revision": .integer(Int64(story.revision)), "author": .string(story.author.name),
      "assignee": .string(orNull: story.assignee?.name),
      "due": .string(orNull: story.dueAt.map { times.local($0).rfc3339 }),
      "updated": .string(times.local(story.updatedAt).rfc3339),
      "headline": .string(story.text.headline), "byline": .string(orNull: story.text.byline),
      "dateline": .string(orNull: story.text.dateline),
      "body": .array(story.text.paragraphs.map(JSONValue.string)),
      "contributors": .string(orNull: story.text.contributorLine),
      "editor_note": .string(orNull: story.text.editorNote),
      "copyright": .string(orNull: story.text.copyrightNotice), "language": .string(story.text.language),
      "photos": .array(story.pictures.map { PictureTable.json($0) }),
      "sign_offs": .array(
        signOffs.map { signOff in
          [
            "kind": .string(signOff.kind.rawValue), "by": .string(signOff.givenBy.name),
            "at": .string(times.local(signOff.givenAt).rfc3339), "current": .bool(signOff.isCurrent),
          ]
        }
      ),
    ]
  }
}
