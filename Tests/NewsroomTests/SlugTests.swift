import Newsroom
import Testing

@Suite("A slug")
struct SlugTests {
  @Test(
    "is made of a headline's words",
    arguments: [
      ("Iraq: Imminent Strikes", "iraq-imminent-strikes"), ("  Fire — at   the harbour!  ", "fire-at-the-harbour"),
      ("It's Ana’s", "its-anas"), ("São Paulo's État", "são-paulos-état"), ("حريق في الميناء", "حريق-في-الميناء"),
      ("東京 火災", "東京-火災"), ("G7 and 5G", "g7-and-5g"), ("a/b\\c\"d'e", "a-b-c-de"), ("-rf #1 @last", "rf-1-last"),
    ]
  )
  func words(headline: String, slug: String) {
    #expect(Slug.make(from: headline) == slug)
  }

  @Test(
    "is never a number, an option or nothing",
    arguments: [
      ("", "untitled"), ("!!!", "untitled"), ("🔥", "untitled"), ("2024", "story-2024"), ("---", "untitled"),
      ("٢٠٢٤", "story-٢٠٢٤"),
    ]
  )
  func neverBare(headline: String, slug: String) {
    #expect(Slug.make(from: headline) == slug)
  }

  @Test("is cut between words at 60 characters, and within a word that alone is longer")
  func cut() {
    let long = Slug.make(from: String(repeating: "harbour ", count: 20))
    #expect(long == "harbour-harbour-harbour-harbour-harbour-harbour-harbour")
    #expect(Slug.make(from: String(repeating: "x", count: 500)) == String(repeating: "x", count: 60))
    #expect(Slug.make(from: String(repeating: "x", count: 60) + " y") == String(repeating: "x", count: 60))
  }

  @Test(
    "names a story on the command line",
    arguments: ["Iraq: Imminent Strikes", "", "2024", "-rf", "@last", "#1", "حريق"]
  )
  func isAReference(headline: String) throws {
    let slug = Slug.make(from: headline)
    #expect(try #require(StoryReference(slug)).target == .slug(slug))
  }
}
