import Newsroom
import Testing

@Suite("A story's text")
struct StoryTextTests {
  @Test(
    "has paragraphs between blank lines, none of them empty",
    arguments: [
      ("", []), ("\n\n \n", []), ("One.", ["One."]), ("One.\n\nTwo.", ["One.", "Two."]),
      ("One.\nstill one.\n\n\n\t\nTwo.\n", ["One.\nstill one.", "Two."]), ("\n\nOne.\n\u{a0}\nTwo.", ["One.", "Two."]),
    ]
  )
  func paragraphs(body: String, paragraphs: [String]) {
    #expect(StoryText(body: body).paragraphs == paragraphs)
  }

  @Test(
    "has as many words as a person counts",
    arguments: [
      ("", 0), (" \n\t", 0), ("One.", 1), ("One two\nthree\n\nfour", 4), ("well-known — it's", 3),
      ("a\u{a0}b\u{3000}c", 3),
      ("حريق في الميناء", 3),
    ]
  )
  func words(body: String, count: Int) {
    #expect(StoryText(body: body).wordCount == count)
  }
}
