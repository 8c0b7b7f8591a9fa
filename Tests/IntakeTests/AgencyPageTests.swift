import Intake
import Newsroom
import Testing

@Suite("An agency's page")
struct AgencyPageTests {
  static let body = "The council voted on Monday to close two bridges.\n\nThe repair will take six months.\n"
  static let paragraphs = ["The council voted on Monday to close two bridges.", "The repair will take six months."]

  @Test(
    "with its headline and caption any number of times is one story",
    arguments: [
      "Bridges Close\n\nA bridge (AFP)\nTT\n\nBridges Close\n\nA bridge (AFP)\n\n",
      "Bridges Close\nA bridge (AFP)\nA bridge (AFP)\nA bridge (AFP)\nTT\nBridges Close\nA bridge (AFP)\n",
      "Bridges Close\nBridges Close\n\nA bridge (AFP)\n\n",
      "Bridges Close\n\nA bridge (AFP)\n\n",
      "Bridges Close\n\nA bridge (AFP)\nA bridge (AFP)\n\n",
      "Bridges Close\n\nA bridge (AFP)\nTT\n\nBridges Close\n\n",
      "\n\nBridges Close\nA bridge (AFP)\nTT\nBridges Close\n\n",
      "World\n\nBridges Close\n\nA bridge (AFP)\nTT\n\nBridges Close\n\n",
    ]
  )
  func repeats(header: String) throws {
    for ending in ["\n", "\r\n", "\r"] {
      let text = (header + Self.body).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending)
      let stories = try AgencyPage.parse(text)
      let story = try #require(stories.first)
      #expect(stories.count == 1)
      #expect(story.headline == "Bridges Close")
      #expect(story.captions.map(\.text) == ["A bridge"])
      #expect(story.captions.first?.credit?.agencies == ["AFP"])
      #expect(story.body == Self.paragraphs)
      #expect(story.text.paragraphs == Self.paragraphs)
      #expect(story.pictures.count == 1)
    }
  }

  @Test("with several stories gives each its own, however few blank lines are between", arguments: [1, 2, 3, 5])
  func several(blanks: Int) throws {
    let stories = ["Bridges Close", "Schools Open", "Rain Falls"].map { headline in
      "\(headline)\n\n\(headline) in a picture - SPA\n\(headline) in a picture - SPA\nTT\n\n\(headline)\n\n"
        + "\(headline) in a picture - SPA\n\nThe first paragraph.\nThe second paragraph.\n"
    }
    let found = try AgencyPage.parse(stories.joined(separator: String(repeating: "\n", count: blanks)))
    #expect(found.map(\.headline) == ["Bridges Close", "Schools Open", "Rain Falls"])
    #expect(
      found.allSatisfy { $0.body == ["The first paragraph.", "The second paragraph."] && $0.captions.count == 1 }
    )
  }

  @Test("with two captions, or with one that has no credit, keeps them apart")
  func captions() throws {
    let header = "Bridges Close\n\nThe mayor speaks\nA bridge. Karl Berg/TT\nTT\n\nBridges Close\n\n"
    let story = try #require(
      try AgencyPage.parse(header + "The mayor speaks\nA bridge. Karl Berg/TT\n\n" + Self.body).first
    )
    #expect(story.captions.map(\.text) == ["The mayor speaks", "A bridge."])
    #expect(story.captions.map(\.credit?.agencies) == [nil, ["TT"]])
    #expect(story.body == Self.paragraphs)
  }

  @Test("without repeats is one story with no caption")
  func plain() throws {
    let story = try #require(try AgencyPage.parse("Bridges Close\n\n" + Self.body).first)
    #expect(story.headline == "Bridges Close")
    #expect(story.captions.isEmpty)
    #expect(story.body == Self.paragraphs)
    #expect(story.removed.isEmpty)
  }

  @Test("keeps equal paragraphs, and a TT that stands next to no repeat")
  func equalParagraphs() throws {
    let story = try #require(
      try AgencyPage.parse("Bridges Close\n\nHe said no.\n\nThey left.\n\nHe said no.\n\nHe said no.\n\nTT\n\nThe end.")
        .first
    )
    #expect(story.body == ["He said no.", "They left.", "He said no.", "He said no.", "TT", "The end."])
  }

  @Test("with a crosshead behind a wide gap is still one story")
  func crosshead() throws {
    #expect(try AgencyPage.parse("Bridges Close\n\n\(Self.body)\n\n\nBackground\n\n\(Self.body)").count == 1)
  }

  @Test("in Arabic is read like any other")
  func arabic() throws {
    let caption = "جانب من الجسر في المدينة (رويترز)"
    let text = "إغلاق جسرين\n\n\(caption)\n\(caption)\nTT\n\nإغلاق جسرين\n\n\(caption)\n\nصوّت المجلس يوم الاثنين.\n"
    let story = try #require(try AgencyPage.parse(text).first)
    #expect(story.captions.map(\.text) == ["جانب من الجسر في المدينة"])
    #expect(story.captions.first?.credit?.agencies == ["Reuters"])
    #expect(story.body == ["صوّت المجلس يوم الاثنين."])
    #expect(story.language == "ar")
  }

  @Test("finds a repeat however its letters are composed")
  func composed() throws {
    let story = try #require(try AgencyPage.parse("Caf\u{E9} Closes\nTT\nCafe\u{301} Closes\n\nIt closed.").first)
    #expect(story.headline.unicodeScalars.elementsEqual("Caf\u{E9} Closes".unicodeScalars))
    #expect(story.body == ["It closed."])
  }

  @Test("of ten thousand lines, or with thousands of repeats, is read to its end")
  func large() throws {
    let long = "Bridges Close\n\n" + (1...10_000).map { "Paragraph \($0) ends here." }.joined(separator: "\n\n")
    #expect(try AgencyPage.parse(long).first?.body.count == 10_000)
    let repeats = String(repeating: "Bridges Close\nA bridge (AFP)\nTT\n", count: 5_000) + Self.body
    let stories = try AgencyPage.parse(repeats)
    #expect(stories.count == 1)
    #expect(stories.first?.body == Self.paragraphs)
  }
}
