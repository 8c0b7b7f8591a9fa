import Foundation
import Newsroom
import Testing

@testable import Intake

@Suite("A ninjs item", .timeLimit(.minutes(10)))
struct NinjsTests {
  private func read(_ text: String) throws -> ImportedStory {
    let items = try StoryDocuments.read(Array(text.utf8), named: "item.json")
    #expect(items.count == 1)
    return try items[0].get()
  }

  private static let modern = """
    {"uri": "urn:x:1", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text", "version": "4",
     "versionCreated": "2026-11-24T14:00:00+02:00", "pubStatus": "usable", "language": "en-GB", "slugline": "quay-fire",
     "headlines": [{"role": "short", "value": "Fire"}, {"role": "main", "value": "Fire on the Quay"}],
     "by": "Ana Souza", "located": "Corran Bay", "edNote": "Check names", "usageTerms": "Not for Narnia",
     "copyrightNotice": "(c) The Post", "urgency": 4, "embargoedUntil": "2026-11-25T06:00:00Z",
     "bodies": [{"role": "text", "contentType": "text/plain", "value": "One.\\n\\nTwo."}],
     "associations": [{"name": "main", "uri": "urn:x:p1", "type": "picture", "contentCreated": "2026-11-23T10:00:00Z",
       "located": "Corran Bay", "usageTerms": "CC BY 4.0",
       "descriptions": [{"role": "caption", "value": "The quay."}, {"role": "creditline", "value": "Jane Roe/Reuters"},
         {"role": "alttext", "value": "Flames"}, {"role": "writer", "value": "jr"}],
       "renditions": [{"name": "thumb", "href": "https://x/t.jpg", "width": 100},
         {"name": "full", "href": "https://x/f.jpg", "width": 4000}]}]}
    """

  @Test("of version 3 gives its text, its pictures, its source's id and version, and an account of the rest")
  func modern() throws {
    let story = try read(Self.modern)
    #expect(story.text.headline == "Fire on the Quay")
    #expect(story.text.body == "One.\n\nTwo.")
    #expect(story.text.byline == "Ana Souza")
    #expect(story.text.dateline == "Corran Bay")
    #expect(story.text.language == "en-GB")
    #expect(story.text.copyrightNotice == "(c) The Post")
    #expect(story.text.editorNote?.contains("Check names") == true)
    #expect(story.text.editorNote?.contains("Usage terms: Not for Narnia") == true)
    #expect(story.embargo?.until == "2026-11-25T06:00:00Z")
    #expect((story.slug, story.sourceID, story.sourceVersion) == ("quay-fire", "urn:x:1", "4"))
    let picture = try #require(story.pictures.first)
    #expect((picture.caption, picture.altText, picture.place) == ("The quay.", "Flames", "Corran Bay"))
    #expect(picture.credit?.creators == ["Jane Roe"])
    #expect(picture.credit?.licence == "CC BY 4.0")
    #expect(picture.reference == "https://x/f.jpg")
    #expect(picture.takenOn?.description == "2026-11-23")
    #expect(
      story.unknownFields == ["main: caption writer", "urgency"]
        || story.unknownFields == ["urgency", "main: caption writer"]
    )
  }

  @Test("gives a picture's words in further languages, whose tags stand in the roles")
  func translations() throws {
    let modern = Self.modern.replacingOccurrences(
      of: #"{"role": "writer", "value": "jr"}"#,
      with: """
        {"role": "caption-ar", "value": "الرصيف"}, {"role": "alttext-ar", "value": "نار"},
        {"role": "caption-pt-BR", "value": "O cais."}, {"role": "caption-", "value": "-"},
        {"role": "caption-1", "value": "-"}, {"role": "caption-en us", "value": "-"}
        """
    )
    let picture = try #require(try read(modern).pictures.first)
    #expect(picture.caption == "The quay.")
    #expect(
      picture.translations == [
        "ar": Picture.Wording(caption: "الرصيف", altText: "نار"), "pt-BR": Picture.Wording(caption: "O cais."),
      ]
    )
  }

  @Test("of version 1 gives the same: small letters, one headline, associations by name")
  func first() throws {
    let story = try read(
      """
      {"uri": "http://x/1", "type": "text", "versioncreated": "2019-05-10T16:02:28+02:00", "pubstatus": "usable",
       "headline": "Fire on the Quay", "byline": "Ana Souza", "body_html": "<p>One &amp; only.</p><p>Two<br/>three.</p>",
       "associations": {"pic": {"type": "picture", "description_text": "The quay.", "byline": "Jane Roe",
         "copyrightholder": "Reuters", "renditions": {"full": {"href": "https://x/f.jpg"}}}}}
      """
    )
    #expect(story.text.headline == "Fire on the Quay")
    #expect(story.text.body == "One & only.\n\nTwo\nthree.")
    #expect(story.sourceVersion == "2019-05-10T14:02:28Z")
    #expect(story.pictures.map(\.caption) == ["The quay."])
    #expect(story.pictures.first?.credit?.raw == "Jane Roe/Reuters")
    #expect(story.pictures.first?.reference == "https://x/f.jpg")
  }

  @Test("that must not be used never comes in", arguments: ["canceled", "withheld", "Cancelled", "anything"])
  func withdrawn(_ status: String) {
    #expect(throws: IntakeError.withdrawn(status: status, id: "urn:x:1")) {
      try read(
        "{\"uri\": \"urn:x:1\", \"type\": \"text\", \"pubStatus\": \"\(status)\", \"headline\": \"H\", \"body_text\": \"b\"}"
      )
    }
  }

  @Test("that is a picture by itself is no story")
  func picture() {
    #expect(throws: IntakeError.notAStory(what: "ninjs of type \"picture\"")) {
      try read("{\"uri\": \"urn:x:1\", \"type\": \"picture\", \"headlines\": []}")
    }
  }

  @Test(
    "with a value of another kind than it may have is refused, and breaks nothing",
    arguments: [
      "{\"uri\": [], \"type\": \"text\", \"bodies\": 1, \"headlines\": 2}",
      "{\"uri\": \"a\", \"type\": \"text\", \"bodies\": [1]}",
      "{\"uri\": \"a\", \"type\": {}, \"associations\": 7, \"body_text\": \"a\"}",
      "{\"uri\": \"a\", \"pubStatus\": []}", "{\"uri\": \"a\", \"bodies\": [{\"value\": {}}]}",
    ]
  )
  func wrong(_ text: String) {
    #expect(throws: IntakeError.self) { try read(text) }
  }
}
