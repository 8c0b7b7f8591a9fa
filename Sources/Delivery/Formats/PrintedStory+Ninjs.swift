import Newsroom
import Presentation

extension PrintedStory {
  /// The story as an item of IPTC's ninjs 3.1.
  ///
  /// `uri` is the same for all editions; `version` tells them apart. The correction's note is a description.
  var ninjs: JSONValue {
    let words = story.text.wordCount
    return .object(omittingNil: [
      "uri": .string(uri),
      "standard": NinjsItem.standard,
      "type": "text",
      "profile": pictures.isEmpty ? "text" : "text-photo",
      "representationType": "full",
      "version": .string(String(story.edition)),
      "firstCreated": .string(times.first.rfc3339),
      "versionCreated": .string(times.edition.rfc3339),
      "contentCreated": .string(times.first.rfc3339),
      "pubStatus": "usable",
      "language": .string(story.text.language),
      "slugline": .string(story.slug),
      "genres": story.text.genre?.unlessBlank.map { [["name": .string($0)]] },
      "headlines": [["role": "main", "value": .string(headline)]],
      "by": byline.map(JSONValue.string),
      "located": story.text.dateline?.unlessBlank.map(JSONValue.string),
      "copyrightNotice": copyrightNotice.map(JSONValue.string),
      "edNote": story.text.editorNote?.unlessBlank.map(JSONValue.string),
      "infoSources": story.newsroom?.unlessBlank.map { [["name": .string($0), "role": "publisher"]] },
      "descriptions": correctionNote.map { [NinjsItem.description("correction", $0)] },
      "bodies": [
        body("text", "text/plain", (textParagraphs + tail).joined(separator: "\n\n"), words: words),
        body(
          "html",
          "text/html",
          (bodyElements(in: .html) + tail.map { "<p class=\"contributors\">\(SafeText.html($0))</p>" })
            .joined(separator: "\n"),
          words: words
        ),
      ],
      "associations": pictures.map { $0.ninjs(in: self) }.orNil,
    ])
  }

  private var tail: [String] { contributorLine.map { [$0] } ?? [] }

  private func body(_ role: String, _ mediaType: String, _ value: String, words: Int) -> JSONValue {
    [
      "role": .string(role),
      "contentType": .string(mediaType),
      "charCount": .integer(Int64(value.count)),
      "wordCount": .integer(Int64(words)),
      "value": .string(value),
    ]
  }
}

extension PrintedPicture {
  /// A picture's day has no place, since ninjs wants a time of day with it.
  fileprivate func ninjs(in story: PrintedStory) -> JSONValue {
    let creators = (picture.credit?.creators ?? []).map(\.joiningBlanks).filter { !$0.isEmpty }
    return .object(omittingNil: [
      "name": .string("Photo \(position)"),
      "uri": .string(StoryName.uri(of: published.number, in: story.story.story)),
      "type": "picture",
      "representationType": "full",
      "version": .string(String(story.story.edition)),
      "versionCreated": .string(story.times.edition.rfc3339),
      "pubStatus": "usable",
      "language": .string(story.story.text.language),
      "by": creators.isEmpty ? nil : .string(creators.joined(separator: ", ")),
      "infoSources": sources(creators).orNil,
      "usageTerms": picture.credit?.licence?.unlessBlank.map(JSONValue.string),
      "located": picture.place?.unlessBlank.map(JSONValue.string),
      "altIds": identifiers.orNil,
      "descriptions": descriptions.orNil,
      "digitalSourceType": digitalSourceType.map { type in
        .object(omittingNil: ["uri": type.uri.map(JSONValue.string), "literal": type.literal.map(JSONValue.string)])
      },
      "renditions": renditions.orNil,
    ])
  }

  private func sources(_ creators: [String]) -> [JSONValue] {
    let parties: [(role: String, names: [String])] = [
      ("photographer", creators), ("provider", picture.credit?.agencies ?? []),
      ("distributor", picture.credit?.via ?? []),
    ]
    return parties.flatMap { party in
      party.names.map { ["name": .string($0), "role": .string(party.role)] }
    }
  }

  /// What the picture is called elsewhere, where it lies beside the document, and what is in its file.
  private var identifiers: [JSONValue] {
    let ids: [(role: String, value: String?)] = [
      ("reference", picture.reference?.unlessBlank),
      ("file", source.flatMap { $0.isAbsolute ? nil : $0.address }),
      ("sha256", file?.digest),
    ]
    return ids.compactMap { id in id.value.map { ["role": .string(id.role), "value": .string($0)] } }
  }

  /// Those in other languages have the tag in their role: `caption-ar`.
  private var descriptions: [JSONValue] {
    var descriptions: [(role: String, value: String?)] = [
      ("caption", caption.unlessBlank), ("creditline", credit), ("alttext", altText),
      ("writer", published.captionWriter?.unlessBlank),
    ]
    for translation in translations {
      descriptions.append(("caption-" + translation.language, translation.caption))
      descriptions.append(("alttext-" + translation.language, translation.altText))
    }
    return descriptions.compactMap { description in
      description.value.map { NinjsItem.description(description.role, $0) }
    }
  }

  /// ninjs takes whole addresses alone; a path beside the document is among the identifiers.
  private var renditions: [JSONValue] {
    guard let source, source.isAbsolute else { return [] }
    return [
      .object(omittingNil: [
        "name": "original",
        "href": .string(source.address),
        "contentType": (file?.mediaType).map(JSONValue.string),
        "width": file?.width.map { .integer(Int64($0)) },
        "height": file?.height.map { .integer(Int64($0)) },
        "sizeInBytes": file.map { .integer(Int64($0.size)) },
      ])
    ]
  }
}
