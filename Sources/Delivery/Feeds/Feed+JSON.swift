import Newsroom
import Presentation

extension Feed {
  /// The feed in JSON Feed 1.1. What it has no word for is in an object of our own, whose name begins with `_`.
  func jsonFeed(_ entries: [PrintedEntry]) -> JSONValue {
    .object(omittingNil: [
      "version": "https://jsonfeed.org/version/1.1",
      "title": .string(title),
      "home_page_url": homeURL.map(JSONValue.string),
      "feed_url": selfURL.map(JSONValue.string),
      "authors": [["name": .string(title)]],
      "_newsdesk": ["id": .string(id), "updated": .string(updated.rfc3339)],
      "items": .array(entries.map(\.jsonItem)),
    ])
  }
}

extension PrintedEntry {
  fileprivate var jsonItem: JSONValue {
    let story = printed.story
    return .object(omittingNil: [
      "id": .string(printed.uri),
      "url": url.map(JSONValue.string),
      "title": .string(title),
      "content_html": .string(printed.htmlFragment),
      "summary": summary.map(JSONValue.string),
      "image": pictures.first.map { .string($0.source.address) },
      "date_published": .string(printed.times.first.rfc3339),
      "date_modified": .string(printed.times.edition.rfc3339),
      "authors": author.map { [["name": .string($0)]] },
      "tags": [.string(story.desk)],
      "language": LanguageTag.valid(story.text.language).map(JSONValue.string),
      "attachments": attachments.orNil,
      "_newsdesk": .object(omittingNil: [
        "edition": .integer(Int64(story.edition)),
        "correction": printed.correctionNote.map(JSONValue.string),
        "copyright": printed.copyrightNotice.map(JSONValue.string),
      ]),
    ])
  }

  private var attachments: [JSONValue] {
    pictures.map { source, picture in
      .object(omittingNil: [
        "url": .string(source.address),
        // Every attachment has a kind.
        "mime_type": .string(picture.mediaType ?? "application/octet-stream"),
        "title": picture.caption.joiningBlanks.unlessBlank.map(JSONValue.string),
        "size_in_bytes": picture.file.map { .integer(Int64($0.size)) },
      ])
    }
  }
}
