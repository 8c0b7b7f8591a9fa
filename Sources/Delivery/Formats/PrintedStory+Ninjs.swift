import Newsroom
import Presentation

extension PrintedStory {
  /// The story as an item of IPTC's ninjs 3.1, which refuses every property that it doesn't name.
  ///
  /// It has no slot for a caption, a credit line or an alternative text: they are descriptions with those roles. The
  /// correction's note is one as well. A picture's day has no place, since ninjs wants a time of day with it.
  var ninjs: JSONValue {
    .object(omittingNil: [
      "uri": .string(uri),
      "standard": [
        "name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
      ],
      "type": "text",
      "representationType": "full",
      "version": .string(String(story.edition)),
      "firstCreated": .string(times.first.rfc3339),
      "versionCreated": .string(times.edition.rfc3339),
      "pubStatus": "usable",
      "language": .string(story.text.language),
      "slugline": .string(story.slug),
      "headlines": [["role": "main", "value": .string(headline)]],
      "by": byline.map(JSONValue.string),
      "copyrightNotice": copyrightNotice.map(JSONValue.string),
      "edNote": story.text.editorNote?.unlessBlank.map(JSONValue.string),
      "descriptions": correctionNote.map { [description("correction", $0)] },
      "bodies": [
        body("text", "text/plain", (textParagraphs + tail).joined(separator: "\n\n")),
        body(
          "html",
          "text/html",
          (htmlParagraphs + tail.map { "<p class=\"contributors\">\(SafeText.html($0))</p>" }).joined(separator: "\n")
        ),
      ],
      "associations": pictures.isEmpty ? nil : .array(pictures.map(association)),
    ])
  }

  /// The same for all editions; `version` tells them apart.
  private var uri: String { "urn:newsdesk:story:\(story.story)" }

  private var tail: [String] { contributorLine.map { [$0] } ?? [] }

  private func body(_ role: String, _ mediaType: String, _ value: String) -> JSONValue {
    [
      "role": .string(role),
      "contentType": .string(mediaType),
      "charCount": .integer(Int64(value.count)),
      "wordCount": .integer(Int64(story.text.wordCount)),
      "value": .string(value),
    ]
  }

  private func association(_ printed: PrintedPicture) -> JSONValue {
    let descriptions = [
      printed.caption.isEmpty ? nil : description("caption", printed.caption),
      printed.credit.map { description("creditline", $0) },
      printed.altText.map { description("alttext", $0) },
    ]
    let creators = printed.picture.credit?.creators ?? []
    return .object(omittingNil: [
      "name": .string("Photo \(printed.number)"),
      "uri": .string("\(uri):photo:\(printed.number)"),
      "type": "picture",
      "pubStatus": "usable",
      "language": .string(story.text.language),
      "by": creators.isEmpty ? nil : .string(creators.joined(separator: ", ")),
      "usageTerms": printed.picture.credit?.licence?.unlessBlank.map(JSONValue.string),
      "located": printed.picture.place?.unlessBlank.map(JSONValue.string),
      "altIds": printed.picture.reference?.unlessBlank.map { [["role": "reference", "value": .string($0)]] },
      "descriptions": .array(descriptions.compactMap { $0 }),
      "renditions": printed.source.flatMap { source in
        source.isAbsolute ? [["name": "original", "href": .string(source.address)]] : nil
      },
    ])
  }

  private func description(_ role: String, _ value: String) -> JSONValue {
    ["role": .string(role), "contentType": "text/plain", "value": .string(value)]
  }
}
