import Intake
import Newsroom
import Testing

@Suite("A page of one kind of line", .timeLimit(.minutes(10)))
struct MonotonousPageTests {
  private static func story(_ lines: [String]) throws -> ParsedStory {
    let stories = try AgencyPage.parse((["Bridges Close"] + lines).joined(separator: "\n") + "\n")
    return try #require(stories.first)
  }

  private static func names(_ count: Int) -> [String] {
    let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
    return (0..<count).map { "Ana Sou" + letters[$0 % 26] + letters[$0 / 26 % 26] + letters[$0 / 676 % 26] }
  }

  @Test("keeps each byline once, and says so of its repeat")
  func bylines() throws {
    let bylines = Self.names(2000).map { "By \($0)" }
    let story = try Self.story(bylines + bylines)
    #expect(story.byline == bylines.joined(separator: ", "))
    let repeats = story.removed.filter { $0.why == .residue(what: "byline once more") }
    #expect(repeats.map(\.text) == bylines)
  }

  @Test("keeps each note to editors once, and accounts for its repeat")
  func notes() throws {
    let notes = Self.names(500).map { "(This story was corrected to fix the name of \($0))" }
    let story = try Self.story(notes + notes)
    #expect(story.editorNote == notes.joined(separator: " "))
    #expect(story.accounts.count == 1 + 2 * notes.count)
  }

  @Test("gives each credit line its account")
  func credits() throws {
    let credits = Self.names(1000).map { "\($0)/Reuters" }
    let story = try Self.story(credits)
    #expect(story.captions.compactMap { $0.credit?.raw } + story.removed.map(\.text) == credits)
    #expect(story.accounts.count == 1 + credits.count)
  }

  @Test("reads the credit of a line that loses its label like that of a line without one")
  func labels() throws {
    let plain = try Self.story(["A bridge. Ana Souza/Reuters", "", AgencyPageTests.body])
    let labelled = try Self.story(["Image caption, A bridge. Ana Souza/Reuters", "", AgencyPageTests.body])
    #expect(plain.captions == labelled.captions)
    #expect(plain.captions.first?.credit?.creators == ["Ana Souza"])
  }
}
