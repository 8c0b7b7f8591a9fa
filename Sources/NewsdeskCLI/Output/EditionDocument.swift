import Newsroom
import Presentation

/// Another desk's story as `draft show` writes it: the edition that is out, and nothing of what its desk does with it.
enum EditionDocument {
  static func text(_ story: PublishedStory, times: Times, on screen: Terminal) -> String {
    let title = screen.paint(SafeText.terminal("\(story.story) \(story.slug)"), .bold)
    let published = times.local(story.publishedAt).absolute(now: times.now)
    var lines = [
      "\(title)  published, edition \(story.edition)",
      SafeText.terminal("desk \(story.desk), published \(published)"),
    ]
    if let note = story.correctionNote { lines.append(SafeText.terminalLines("Correction: \(note)")) }
    lines += ["", screen.paint(SafeText.terminal(story.text.headline), .bold)]
    lines += StoryDocument.body(story.text)
    for picture in story.pictures.map(\.picture) {
      lines += ["", "Photo" + (picture.reference.map { "  \(SafeText.terminal($0))" } ?? "")]
      lines += StoryDocument.facts(picture)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ story: PublishedStory, times: Times) -> JSONValue {
    .object(
      [
        .init("id", .integer(story.story)), .init("slug", .string(story.slug)), .init("desk", .string(story.desk)),
        .init("state", .string("published")), .init("edition", .integer(Int64(story.edition))),
        .init("first_published", .string(times.local(story.firstPublishedAt).rfc3339)),
        .init("published", .string(times.local(story.publishedAt).rfc3339)),
        .init("correction", .string(orNull: story.correctionNote)),
      ] + StoryDocument.members(story.text) + [
        .init(
          "photos",
          .array(
            story.pictures.map { PictureTable.json(StoryPicture(number: $0.number, picture: $0.picture)) }
          )
        )
      ]
    )
  }
}
