import Newsroom
import Presentation

extension Feed {
  /// The feed in Atom. The article is XHTML, so that a program reads it with the feed; what Atom has no word for, the edition
  /// and the note of a correction, is in a namespace of our own.
  func atom(_ entries: [PrintedEntry]) -> XMLTag {
    XMLTag(
      "feed",
      ["xmlns": "http://www.w3.org/2005/Atom", "xmlns:newsdesk": "urn:newsdesk:feed"],
      [
        XMLTag("id", text: id),
        XMLTag("title", text: title),
        XMLTag("updated", text: updated.rfc3339),
        selfURL.map { XMLTag("link", ["rel": "self", "type": FeedFormat.atom.mediaType, "href": $0]) },
        homeURL.map { XMLTag("link", ["rel": "alternate", "type": "text/html", "href": $0]) },
        XMLTag("author", [:], [XMLTag("name", text: title)]),
        XMLTag("generator", text: "newsdesk"),
      ] + entries.map(\.atom)
    )
  }
}

extension PrintedEntry {
  fileprivate var atom: XMLTag {
    let story = printed.story
    return XMLTag(
      "entry",
      ["xml:lang": LanguageTag.valid(story.text.language)],
      [
        XMLTag("id", text: printed.uri),
        XMLTag("title", text: title),
        XMLTag("published", text: printed.times.first.rfc3339),
        XMLTag("updated", text: printed.times.edition.rfc3339),
        author.map { XMLTag("author", [:], [XMLTag("name", text: $0)]) },
        XMLTag("category", ["term": story.desk]),
        url.map { XMLTag("link", ["rel": "alternate", "type": "text/html", "href": $0]) },
      ]
        + pictures.map { source, picture in
          XMLTag(
            "link",
            [
              "rel": "enclosure", "type": picture.mediaType, "href": source.address,
              "length": picture.file.map { String($0.size) }, "title": picture.caption.joiningBlanks.unlessBlank,
            ]
          )
        } + [
          printed.copyrightNotice.map { XMLTag("rights", text: $0) },
          XMLTag("newsdesk:edition", text: String(story.edition)),
          printed.correctionNote.map { XMLTag("newsdesk:correction", text: $0) },
          summary.map { XMLTag("summary", text: $0) },
          content,
        ]
    )
  }

  private var content: XMLTag {
    XMLTag(
      "content",
      ["type": "xhtml"],
      [XMLTag("div", ["xmlns": "http://www.w3.org/1999/xhtml"], markup: printed.article(in: .xhtml))]
    )
  }
}
