import Newsroom
import Presentation

/// An old revision as `draft show --revision` writes it.
enum RevisionDocument {
  static func text(_ revision: StoryRevision, of story: Story, times: Times, on screen: Terminal) -> String {
    let title = screen.paint(SafeText.terminal("\(revision.story) \(revision.slug)"), .bold)
    let edited =
      "by \(revision.editedBy.name), \(times.local(revision.editedAt).absolute(now: times.now))"
      + (revision.number == story.revision ? "" : "; the story now holds revision \(story.revision)")
    let lines =
      ["\(title)  revision \(revision.number)", SafeText.terminal(edited)]
      + StoryDocument.content(revision.story, revision.text, revision.pictures, on: screen)
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ revision: StoryRevision, times: Times) -> JSONValue {
    .object(
      [
        .init("id", .integer(revision.story)), .init("slug", .string(revision.slug)),
        .init("revision", .integer(Int64(revision.number))), .init("edited_by", .string(revision.editedBy.name)),
        .init("edited", .string(times.local(revision.editedAt).rfc3339)),
      ] + StoryDocument.members(revision.text) + [
        .init("photos", .array(revision.pictures.map { PictureTable.json($0) }))
      ]
    )
  }
}
