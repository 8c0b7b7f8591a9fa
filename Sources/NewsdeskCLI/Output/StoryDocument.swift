import Newsroom
import Presentation

/// A story as `draft show` writes it.
struct StoryDocument {
  let story: Story
  let signOffs: [SignOffStatus]
  /// The lock that counts now.
  let lock: DraftLock?
  /// The last one that somebody broke.
  let broken: BrokenLock?
  let times: Times

  func text(on screen: Terminal) -> String {
    var lines = [
      "desk \(story.desk), by \(story.author.name), changed \(times.local(story.updatedAt).absolute(now: times.now))"
    ]
    if let due = story.dueAt { lines.append("due \(times.due(due))") }
    if let assignee = story.assignee { lines.append("in the hands of \(assignee.name)") }
    if let lock {
      lines.append("locked by \(lock.holder.name) until \(times.due(lock.expiresAt))")
    }
    if let broken { lines.append("lock of \(broken.holder.name) \(broken.words(times))") }
    for signOff in signOffs {
      let state = signOff.isCurrent ? "" : ", voided by a later edit"
      lines.append(
        "\(signOff.kind.rawValue) signed off by \(signOff.givenBy.name)"
          + ", \(times.local(signOff.givenAt).absolute(now: times.now))\(state)"
      )
    }
    let title = screen.paint(SafeText.terminal("\(story.id) \(story.slug)"), .bold)
    lines = ["\(title)  \(story.state.words), version \(story.version)"] + lines.map { SafeText.terminal($0) }
    lines += Self.content(story.id, story.text, story.pictures, on: screen)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a story says, below its head: a line each.
  static func content(_ id: Int64, _ text: StoryText, _ pictures: [StoryPicture], on screen: Terminal) -> [String] {
    var lines = ["", screen.paint(SafeText.terminal(text.headline), .bold)]
    for part in [text.byline, text.dateline] {
      if let part { lines.append(SafeText.terminal(part)) }
    }
    for paragraph in text.paragraphs {
      lines.append("")
      lines.append(SafeText.terminalLines(paragraph))
    }
    for (label, part) in [
      ("Contributors", text.contributorLine), ("For editors", text.editorNote),
      ("Copyright", text.copyrightNotice),
    ] {
      if let part { lines += ["", SafeText.terminalLines("\(label): \(part)")] }
    }
    for entry in pictures {
      lines.append("")
      lines.append(
        "Photo \(id)/\(entry.number)" + (entry.picture.reference.map { "  \(SafeText.terminal($0))" } ?? "")
      )
      lines.append("  " + SafeText.terminal(entry.picture.caption.isEmpty ? "(no caption)" : entry.picture.caption))
      lines.append("  Credit: " + SafeText.terminal(credit(entry.picture.credit)))
      if let alt = entry.picture.altText { lines.append("  Alt text: " + SafeText.terminal(alt)) }
      let facts = [entry.picture.takenOn?.description, entry.picture.place].compactMap { $0 }
      if !facts.isEmpty { lines.append("  Taken: " + SafeText.terminal(facts.joined(separator: ", "))) }
    }
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

  var json: JSONValue {
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
      "lock": lock.map { lock in
        [
          "by": .string(lock.holder.name), "login": .string(lock.holder.login),
          "until": .string(times.local(lock.expiresAt).rfc3339),
        ]
      } ?? .null,
      "broken_lock": broken.map { broken in
        [
          "holder": .string(broken.holder.name), "by": .string(broken.brokenBy.name),
          "at": .string(times.local(broken.brokenAt).rfc3339), "note": .string(broken.note),
        ]
      } ?? .null,
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
