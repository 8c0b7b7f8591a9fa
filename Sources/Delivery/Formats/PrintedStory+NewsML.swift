import Newsroom
import Presentation

extension PrintedStory {
  /// The story as a news item of IPTC's NewsML-G2: the article as XHTML, and each picture as a part of it with words of its
  /// own.
  ///
  /// Elements stand in the order that the standard's schema lays down.
  var newsML: XMLTag {
    NewsItem(story: story.story, version: story.edition, language: story.text.language).tag(
      [
        copyrightNotice.map { XMLTag("rightsInfo", [:], [XMLTag("copyrightNotice", text: $0)]) }
      ] + pictures.map(\.usageTerms) + [itemMeta, contentMeta] + pictures.map(\.partMeta) + [
        XMLTag("contentSet", [:], [inlineXML] + pictures.map(\.remoteContent))
      ]
    )
  }

  private var itemMeta: XMLTag {
    let notes = [story.text.editorNote?.unlessBlank, correctionNote.map { "Correction: \($0)" }]
    return XMLTag(
      "itemMeta",
      [:],
      [
        XMLTag("itemClass", ["qcode": "ninat:text"]),
        NewsItem.provider(newsroom: story.newsroom, desk: story.desk),
        XMLTag("versionCreated", text: times.edition.rfc3339),
        XMLTag("firstCreated", text: times.first.rfc3339),
        XMLTag("pubStatus", ["qcode": "stat:usable"]),
      ] + notes.map { note in note.map { XMLTag("edNote", text: $0) } }
        + [isCorrected ? XMLTag("signal", ["qcode": "sig:correction"]) : nil]
    )
  }

  private var contentMeta: XMLTag {
    XMLTag(
      "contentMeta",
      [:],
      [
        XMLTag("contentCreated", text: times.first.rfc3339),
        isCorrected ? XMLTag("contentModified", text: times.edition.rfc3339) : nil,
        LanguageTag.valid(story.text.language).map { XMLTag("language", ["tag": $0]) },
        story.text.genre?.unlessBlank.map { XMLTag("genre", [:], [XMLTag("name", text: $0)]) },
        XMLTag("slugline", text: story.slug),
        XMLTag("headline", text: headline),
        story.text.dateline?.unlessBlank.map { XMLTag("dateline", text: $0) },
        byline.map { XMLTag("by", text: $0) },
        contributorLine.map { XMLTag("creditline", text: $0) },
      ]
    )
  }

  private var inlineXML: XMLTag {
    let page = XMLTag(
      "html",
      ["xmlns": "http://www.w3.org/1999/xhtml"],
      [XMLTag("head", [:], [XMLTag("title", text: headline)]), XMLTag("body", markup: article(in: .xhtml))]
    )
    return XMLTag("inlineXML", ["contenttype": "application/xhtml+xml"], [page])
  }
}

extension PrintedPicture {
  private var partID: String { "photo-\(published.number)" }
  private var contentID: String { partID + "-original" }

  /// What is said of the picture, in the properties that NewsML-G2 has for a part of an item's content.
  fileprivate var partMeta: XMLTag {
    let credit = picture.credit
    return XMLTag(
      "partMeta",
      ["partid": partID, "seq": String(position), "contentrefs": source.map { _ in contentID }],
      [
        picture.takenOn.map { XMLTag("contentCreated", text: $0.description) },
        picture.place?.unlessBlank.map { XMLTag("located", [:], [XMLTag("name", text: $0)]) },
      ] + (credit?.agencies ?? []).map { XMLTag("infoSource", [:], [XMLTag("name", text: $0)]) }
        + (credit?.creators ?? []).map { XMLTag("creator", [:], [XMLTag("name", text: $0)]) }
        + [
          published.captionWriter?.unlessBlank.map {
            XMLTag("contributor", ["role": "crol:capwriter"], [XMLTag("name", text: $0)])
          },
          picture.reference?.unlessBlank.map { XMLTag("altId", text: $0) },
          self.credit.map { XMLTag("creditline", text: $0) },
          caption.isEmpty ? nil : XMLTag("description", ["role": "drol:caption"], text: caption),
          altText.map { XMLTag("description", ["role": "drol:altText"], text: $0) },
        ] + translated + [sourceType]
    )
  }

  /// The licence that the credit line named, of this part alone.
  fileprivate var usageTerms: XMLTag? {
    picture.credit?.licence?.unlessBlank.map {
      XMLTag("rightsInfo", ["idrefs": partID], [XMLTag("usageTerms", text: $0)])
    }
  }

  fileprivate var remoteContent: XMLTag? {
    source.map { source in
      XMLTag(
        "remoteContent",
        [
          "id": contentID, "rendition": "rnd:highRes", "href": source.address, "contenttype": file?.mediaType,
          "size": file.map { String($0.size) }, "width": file?.width.map { String($0) },
          "height": file?.height.map { String($0) },
        ]
      )
    }
  }

  private var translated: [XMLTag?] {
    translations.flatMap { translation -> [XMLTag?] in
      guard let tag = LanguageTag.valid(translation.language) else { return [] }
      let direction = TextDirection(languageTag: tag).rawValue
      return [("drol:caption", translation.caption), ("drol:altText", translation.altText)].map { role, text in
        text.map { XMLTag("description", ["role": role, "xml:lang": tag, "dir": direction], text: $0) }
      }
    }
  }

  private var sourceType: XMLTag? {
    digitalSourceType.map { type in
      XMLTag(
        "partMetaExtProperty",
        [
          "reluri": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/DigitalSourceType", "uri": type.uri,
          "literal": type.literal,
        ]
      )
    }
  }
}
