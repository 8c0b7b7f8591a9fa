import Intake
import Newsroom
import Testing

@Suite("What a page leaves around a story")
struct PageResidueTests {
  static func story(_ text: String) throws -> ParsedStory {
    try #require(try AgencyPage.parse(text).first)
  }

  @Test("by Reuters goes, moves or stays as its rule says")
  func reuters() throws {
    let story = try Self.story(
      """
      Bridges close after vote
      By Ana Souza and Ben Okafor
      [1/2] FILE PHOTO: A bridge in Porto, Portugal, March 2, 2024. REUTERS/Jane Doe/File Photo Acquire Licensing Rights, opens new tab
      [2/2] The mayor. City of Porto/Handout via REUTERS ATTENTION EDITORS - THIS IMAGE IS A HANDOUT. NO RESALES./File Photo

      PORTO, Nov 3 (Reuters) - The council voted, Bank (BANK.N), opens new tab said.
      Advertisement · Scroll to continue
      Reporting by the city showed that the bridge was old.
      Reporting by Ana Souza in Porto; Editing by Ben OkaforOur Standards: The Thomson Reuters Trust Principles., opens new tab
      © 2025 Reuters. All rights reserved
      """
    )
    #expect(story.byline == "By Ana Souza and Ben Okafor")
    #expect(story.captions.map(\.text) == ["FILE PHOTO: A bridge in Porto, Portugal, March 2, 2024.", "The mayor."])
    #expect(story.captions.map(\.credit?.flags) == [[.file], [.handout, .file]])
    #expect(story.editorNote == "ATTENTION EDITORS - THIS IMAGE IS A HANDOUT. NO RESALES.")
    #expect(story.dateline == "PORTO, Nov 3 (Reuters)")
    #expect(
      story.body == [
        "PORTO, Nov 3 (Reuters) - The council voted, Bank (BANK.N) said.",
        "Reporting by the city showed that the bridge was old.",
      ]
    )
    #expect(story.contributorLine == "Reporting by Ana Souza in Porto; Editing by Ben Okafor")
    #expect(story.copyrightNotice == "© 2025 Reuters. All rights reserved")
  }

  @Test("by AP leaves the caption behind a counter, and the copyright as a notice")
  func associatedPress() throws {
    let story = try Self.story(
      """
      Bridges close after a vote

      1 of 5 |
      A worker waits on a bridge

      PORTO, Portugal (AP) — The council voted.
      Follow AP's coverage of bridges at https://example.org
      Copyright 2025 The Associated Press. All rights reserved.
      """
    )
    #expect(story.captions.map(\.text) == ["A worker waits on a bridge"])
    #expect(story.body == ["PORTO, Portugal (AP) — The council voted."])
    #expect(story.copyrightNotice == "Copyright 2025 The Associated Press. All rights reserved.")
  }

  @Test("by the BBC gives each caption the credit above it")
  func bbc() throws {
    let story = try Self.story(
      "Bridges close\n\nImage source, Getty Images\nImage caption, \nA bridge\n\nThe vote was close.\n\n"
        + "Image source, EPA\n\nImage caption, The mayor\n\nNobody spoke.\n"
    )
    #expect(story.captions.map(\.text) == ["A bridge", "The mayor"])
    #expect(story.captions.map { $0.credit?.agencies } == [["Getty Images"], ["EPA"]])
    #expect(story.body == ["The vote was close.", "Nobody spoke."])
  }

  @Test("by the Guardian loses a promotion that ends, and nothing where none ends")
  func guardian() throws {
    let promotion = "skip past newsletter promotion\nSign up to Bridges\nFree\n"
    let closed = try Self.story(
      "Bridges close\n\nA vote.\n\(promotion)after newsletter promotion\nThe end. {{#more}}\n"
    )
    #expect(closed.body == ["A vote.", "The end."])
    let open = try Self.story("Bridges close\n\nA vote.\n\(promotion)The end.\n")
    #expect(open.body == ["A vote.", "Free", "The end."])
  }

  @Test("gives a lone credit line to the caption above it")
  func creditLine() throws {
    let story = try Self.story(
      "Bridges close\n\nA bridge in winter\nGetty Images\n\nThe vote was close.\n\nGetty\n\nThe end."
    )
    #expect(story.captions.map(\.text) == ["A bridge in winter"])
    #expect(story.captions.first?.credit?.agencies == ["Getty Images"])
    #expect(story.body == ["The vote was close.", "The end."])
  }

  @Test("is accounted for line by line")
  func accounts() throws {
    let text = """
      World
      Bridges Close

      A bridge (AFP)
      A bridge (AFP)
      TT

      Bridges Close
      Share
      The coun\u{AD}cil voted.
      Editing by Ana Souza
      """
    let story = try Self.story(text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let filled = lines.indices.filter { !lines[$0].isEmpty }.map { $0 + 1 }
    #expect(Set(story.accounts.map(\.line)).sorted() == filled)
    #expect(
      story.removed.map { "\($0.line) \($0.why.code): \($0.why)" } == [
        "1 above-headline: above the headline",
        "5 repeat-of-caption: repeat of the caption (line 4)",
        "6 widget: text-size widget",
        "8 repeat-of-headline: repeat of the headline (line 2)",
        "9 residue: share bar",
        "10 invisible-characters: 1 invisible character taken out",
        "11 moved-to-contributor-line: moved to the contributor line",
      ]
    )
    #expect(story.body == ["The council voted."])
  }

  @Test("is not seen in a body that only looks like it")
  func lookalikes() throws {
    let body = [
      "A Reuters/Ipsos poll was close, according to Reuters/Ipsos.", "He told the agency (AFP).",
      "She signed up to vote, and said: \"Share the news.\"", "It cost [+2208 chars] to print.",
    ]
    #expect(
      try Self.story("Bridges close after a vote\n\nFirst.\n\n" + body.joined(separator: "\n\n")).body == ["First."]
        + body
    )
  }
}
