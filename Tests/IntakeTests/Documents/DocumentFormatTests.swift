import Newsroom
import Testing

@testable import Intake

@Suite("A document's format", .timeLimit(.minutes(10)))
struct DocumentFormatTests {
  @Test(
    "is told by its content",
    arguments: [
      ("Headline\n\nText.\n", DocumentFormat.page), ("{\"headline\": \"a\"}", .json), (" [\n{}]", .json),
      ("{\"a\": 1}\n{\"a\": 2}\n", .ndjson), ("{\n\"a\": 1}", .json), ("[Photo by Jane] Headline", .page),
      ("<!DOCTYPE html><html>", .html), ("<3 Headline", .page), ("---\ntitle: a\n---\ntext", .markdown),
      ("+++\ntitle = 'a'\n+++\n", .markdown), ("# Headline\n\nText", .markdown), ("#1 in the charts\n\nText", .page),
      ("--- and then\n\nText", .page), ("", .page),
    ]
  )
  func content(_ text: String, _ format: DocumentFormat) {
    #expect(DocumentFormat.of(Array(text.utf8), named: "file.txt") == format)
    #expect(DocumentFormat.of([0xEF, 0xBB, 0xBF] + Array(text.utf8), named: "file") == format)
  }

  @Test("of our own JSON gives back what draft show wrote, and never what was confidential")
  func own() throws {
    let text = """
      {"id": 4, "slug": "quay-fire", "desk": "metro", "state": "draft", "version": 2, "confidential": false, "lock": null,
       "headline": "H", "byline": "By A", "dateline": null, "body": ["One.", "Two."], "contributors": null,
       "editor_note": "n", "copyright": "c", "language": "sv", "mood": "grey", "photos": [{"number": 2, "reference": "a.jpg",
       "caption": "C", "alt_text": "A", "credit": "Jane Roe/Reuters", "creators": ["J. Roe"], "agencies": ["Reuters"], "via": [],
       "flags": ["file"], "ambiguous": false, "date": "2026-11-23", "place": "P"}]}
      """
    let story = try StoryDocuments.read(Array(text.utf8), named: "a")[0].get()
    #expect(story.text.body == "One.\n\nTwo.")
    #expect(story.text.language == "sv")
    #expect(story.pictures.first?.credit?.creators == ["J. Roe"])
    #expect(story.pictures.first?.credit?.flags == [.file])
    #expect(story.unknownFields == ["mood"])
    #expect(story.sourceID == nil)
    let secret = text.replacing("\"confidential\": false", with: "\"confidential\": true")
    #expect(throws: IntakeError.confidential(line: 1)) {
      try StoryDocuments.read(Array(secret.utf8), named: "a")[0].get()
    }
  }

  @Test("of lines keeps a bad line from stopping another")
  func lines() throws {
    let text =
      "{\"headline\": \"A\"}\n\n{\"headline\": \n{\"headline\": \"B\", \"body\": \"\\u0000\"}\n{\"headline\": \"C\"}\n[1]\n"
    let items = try StoryDocuments.read(Array(text.utf8), named: "a.ndjson", as: .ndjson)
    #expect(items.map { (try? $0.get())?.text.headline } == ["A", nil, nil, "C", nil])
    #expect(throws: IntakeError.self) { try items[2].get() }
  }

  @Test(
    "is no story where it is UTF-16, not UTF-8, or has a NUL",
    arguments: [[0xFF, 0xFE, 0x7B, 0], [0x7B, 0xE9, 0x7D], [0x7B, 0]]
  )
  func encodings(_ bytes: [UInt8]) {
    #expect(throws: IntakeError.self) { try StoryDocuments.read(bytes, named: "a", as: .json) }
  }
}
