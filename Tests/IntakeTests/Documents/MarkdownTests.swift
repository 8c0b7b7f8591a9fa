import Newsroom
import Testing

@testable import Intake

@Suite("A story in Markdown", .timeLimit(.minutes(10)))
struct MarkdownTests {
  private func read(_ text: String) throws -> ImportedStory {
    try StoryDocuments.read(Array(text.utf8), named: "story.md")[0].get()
  }

  @Test("has its fields in front matter of YAML, its text in paragraphs, and its pictures in images")
  func whole() throws {
    let story = try read(
      """
      ---
      headline: "Fire: the Quay Burns"
      slug: quay-fire
      author: [Ana Souza, Ben Okafor]
      dateline: CORRAN BAY, Nov 24
      language: en_GB
      embargo: 2026-11-25T06:00:00Z
      credit: Jane Roe/Reuters
      keywords:
        - fire
        - harbour
      id: post-17
      version: 3
      weather: foul
      ---

      The **quay** burned on [Monday](https://x/monday) \\*all night\\*,
      and 5 * 3 sheds with it.

      ## What is left

      ![Flames over sheds](<quay one.jpg> "The quay on Monday. AFP")
      ![](b.jpg)

      - one
      - two
      """
    )
    #expect(story.text.headline == "Fire: the Quay Burns")
    #expect(
      story.text.paragraphs == [
        "The quay burned on Monday (https://x/monday) *all night*, and 5 * 3 sheds with it.", "What is left",
        "- one\n- two",
      ]
    )
    #expect(story.text.byline == "Ana Souza and Ben Okafor")
    #expect((story.slug, story.sourceID, story.sourceVersion) == ("quay-fire", "post-17", "3"))
    #expect(story.text.language == "en-GB")
    #expect(story.text.editorNote?.contains("Keywords: fire, harbour") == true)
    #expect(story.embargo?.until == "2026-11-25T06:00:00Z")
    #expect(story.unknownFields == ["weather"])
    #expect(story.pictures.map(\.reference) == ["quay one.jpg", "b.jpg"])
    #expect(story.pictures[0].altText == "Flames over sheds")
    #expect(story.pictures[0].credit?.agencies == ["AFP"])
    #expect(story.pictures[1].credit?.raw == "Jane Roe/Reuters")
  }

  @Test(
    "takes its headline from its first heading, with TOML above it or nothing",
    arguments: ["", "+++\nslug = 'a-b'\ntags = [\"x\", 2]\n+++\n"]
  )
  func heading(_ head: String) throws {
    let story = try read(head + "# The *Headline*\r\n\r\nText.\r\n")
    #expect(story.text.headline == "The Headline")
    #expect(story.text.body == "Text.")
    #expect(story.slug == (head.isEmpty ? nil : "a-b"))
  }

  @Test(
    "is refused with the line of what is wrong",
    arguments: [
      ("---\na: b\n", "line 1: the front matter that begins here is never closed"),
      ("---\na: b\na: c\n---\n# H\n\nt", "line 3: \"a\" is there twice"),
      ("+++\na = b\n+++\n# H", "line 2: a text stands in quotes"),
      ("Text without a headline.\n", "there is no headline"), ("---\n---\n", "Markdown without a headline and a text"),
      ("---\nconfidential: true\n---\n# H\n", "confidential"),
      ("---\npubStatus: withheld\n---\n# H\n", "must not be used"),
    ]
  )
  func refused(_ text: String, _ words: String) {
    do {
      _ = try read(text)
      Issue.record("it was read")
    } catch {
      #expect("\(error)".contains(words))
    }
  }

  @Test("takes time that grows with its length alone", arguments: ["[", "*a ", "![](", "`", "\\", "_x"])
  func linear(_ unit: String) throws {
    let story = try read("# H\n\n" + String(repeating: unit, count: 200_000))
    #expect(story.text.headline == "H")
  }
}
