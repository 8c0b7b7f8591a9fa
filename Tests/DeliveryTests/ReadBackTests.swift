import Delivery
import Newsroom
import Testing

@Suite("What went out is read back and held against the story")
struct ReadBackTests {
  @Test("Every story survives every format", arguments: Stories.all.indices, StoryFormat.allCases)
  func survives(index: Int, format: StoryFormat) {
    let story = Stories.all[index]
    #expect(ReadBack.mismatches(in: story.rendered(as: format), of: story, as: format).map(\.description) == [])
  }

  @Test("A credit that is gone is missed, and so is the name in it", arguments: StoryFormat.allCases)
  func lostCredit(format: StoryFormat) {
    let story = Stories.plain
    var damaged = story
    damaged = Stories.published(
      story.text,
      pictures: [Picture(caption: story.pictures[0].picture.caption), story.pictures[1].picture]
    )
    let mismatches = ReadBack.mismatches(in: damaged.rendered(as: format), of: story, as: format)
    #expect(mismatches.map(\.part) == [.credit(1), .creator(1)])
    #expect(mismatches.first?.description == #"the credit of photo 1 is missing: "REUTERS/Zoubeir Souissi""#)
  }

  @Test("A changed byte is found in each part", arguments: StoryFormat.allCases)
  func changed(format: StoryFormat) {
    let story = Stories.plain
    let changes: [(String, String, [Mismatch.Part])] = [
      ("Mayor wins", "Mayor  wins", [.headline]), ("31 to 20", "31 to 21", [.paragraph(1)]),
      ("So do parks", "So do porks", [.paragraph(2)]), ("City Hall", "City Hal", [.caption(1)]),
      ("Gage Skidmore/", "Gage Skidmor/", [.credit(2), .creator(2)]), ("REUTERS/", "Reuters/", [.credit(1)]),
    ]
    for (old, new, parts) in changes {
      let document = story.rendered(as: format).split(separator: old, omittingEmptySubsequences: false).joined(
        separator: new
      )
      // Plain text can't tell a changed credit from a missing one, and then misses the name in it as well.
      let found = ReadBack.mismatches(in: document, of: story, as: format).map(\.part)
      #expect(format == .text ? found.starts(with: parts) : found == parts, "\(old) in \(format)")
    }
  }

  @Test("Equal text in other bytes is not what was published", arguments: StoryFormat.allCases)
  func normalisation(format: StoryFormat) {
    var text = Stories.bare.text
    text.body = "Café"
    let composed = Stories.published(text)
    text.body = "Cafe\u{301}"
    #expect(
      ReadBack.mismatches(in: Stories.published(text).rendered(as: format), of: composed, as: format).map(\.part)
        == [.paragraph(1)]
    )
  }

  @Test("A long text is shown from shortly before it differs, and equal letters are called that")
  func description() {
    let long = String(repeating: "Words that both have. ", count: 20)
    var text = Stories.bare.text
    text.body = long + "It was Sunday."
    let story = Stories.published(text)
    text.body = long + "It was Monday."
    let changed = ReadBack.mismatches(in: Stories.published(text).rendered(as: .html), of: story, as: .html)
    #expect(
      changed.map(\.description) == [
        "paragraph 1 reads \"… Words that both have. It was Monday.\" in place of \"… Words that both have. It was Sunday.\""
      ]
    )
    text.body = "Café"
    let composed = Stories.published(text)
    text.body = "Cafe\u{301}"
    let same = ReadBack.mismatches(in: Stories.published(text).rendered(as: .html), of: composed, as: .html)
    #expect(same.first?.description.hasSuffix("(the same letters in other bytes)") == true)
  }

  @Test("A page without end keeps no reader busy", arguments: [StoryFormat.html, .markdown])
  func hostile(format: StoryFormat) {
    for piece in ["&", "<div class=\"body\">", "<p>a", "<figure>", "**a", "\\", "a\n\n", "<", "</p>"] {
      let document = String(repeating: piece, count: 100_000)
      #expect(ReadBack.mismatches(in: document, of: Stories.bare, as: format).map(\.part).contains(.headline))
    }
  }

  @Test("A paragraph lost or added is found", arguments: [StoryFormat.html, .fragment, .markdown, .newsml])
  func paragraphs(format: StoryFormat) {
    var text = Stories.plain.text
    text.body += "\n\nOne more."
    let longer = Stories.published(text, pictures: Stories.plain.pictures.map(\.picture))
    let added = ReadBack.mismatches(in: longer.rendered(as: format), of: Stories.plain, as: format)
    #expect(added.map(\.description) == [#"paragraph 4 is not in the story: "One more.""#])
    let lost = ReadBack.mismatches(in: Stories.plain.rendered(as: format), of: longer, as: format)
    #expect(lost.map(\.part) == [.paragraph(4)])
  }

  @Test("A control character, which no document may carry, is told", arguments: StoryFormat.allCases)
  func control(format: StoryFormat) {
    var text = Stories.bare.text
    text.body = "Before \u{1B}[2J after"
    let story = Stories.published(text)
    let mismatches = ReadBack.mismatches(in: story.rendered(as: format), of: story, as: format)
    #expect(mismatches.map(\.part) == [.paragraph(1)])
    #expect(mismatches.first?.description.contains("<U+1B>") == true)
  }

  @Test("A picture without a credit is told, though nothing was lost", arguments: StoryFormat.allCases)
  func uncredited(format: StoryFormat) {
    let story = Stories.published(Stories.bare.text, pictures: [Picture(caption: "A park.")])
    let mismatches = ReadBack.mismatches(in: story.rendered(as: format), of: story, as: format)
    #expect(mismatches.map(\.description) == ["the credit of photo 1 was never given"])
  }

  @Test(
    "Another document is nothing of the story",
    arguments: StoryFormat.allCases,
    ["", "<<&&**", "{\"uri\":1", "\u{0}"]
  )
  func rubbish(format: StoryFormat, document: String) {
    #expect(ReadBack.mismatches(in: document, of: Stories.plain, as: format).count == 10)
  }
}
