import Newsroom
import Testing

@Suite("Spelling")
struct SpellingTests {
  private let words = ["metro", "sport", "culture", "request-changes", "publish"]

  @Test(
    "finds what a slip or two may have meant",
    arguments: [
      ("metor", "metro"), ("mtero", "metro"), ("Metro", "metro"), ("sports", "sport"), ("culure", "culture"),
      ("request-chnages", "request-changes"), ("reqest-chages", "request-changes"), ("publsih", "publish"),
    ]
  )
  func finds(word: String, meant: String) {
    #expect(Spelling.closest(to: word, among: words) == meant)
  }

  @Test("guesses nothing from afar", arguments: ["", "x", "politics", "met", "m", "delete-everything"])
  func silent(_ word: String) {
    #expect(Spelling.closest(to: word, among: words) == nil)
  }

  @Test("takes the nearest, and of equally near ones the first by name")
  func nearest() {
    #expect(Spelling.closest(to: "desk", among: ["disc", "desks", "task"]) == "desks")
    #expect(Spelling.closest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
    #expect(Spelling.closest(to: "cat", among: []) == nil)
  }

  @Test("ends soon with words of any length")
  func long() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(Spelling.closest(to: "metro", among: [long]) == nil)
  }
}
