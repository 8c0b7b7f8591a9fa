import Newsroom
import Testing

@Suite("A comparison by words")
struct WordDiffTests {
  /// As it is shown without colours.
  private func marked(_ old: String, _ new: String) -> String {
    WordDiff.pieces(from: old, to: new).map { piece in
      switch piece {
      case .same(let text): text
      case .removed(let text): "[-\(text)-]"
      case .added(let text): "{+\(text)+}"
      }
    }.joined()
  }

  @Test(
    "marks what was taken out and what was put in, whole words at a time",
    arguments: [
      ("Mayor wins budget vote", "Mayor narrowly wins budget vote", "Mayor {+narrowly +}wins budget vote"),
      ("Mayor wins budget vote", "Mayor loses budget vote", "Mayor [-wins-]{+loses+} budget vote"),
      ("Four people were hurt.", "Four people were hurt, police said.", "Four people were hurt{+, police said+}."),
      ("Mr. Okafor didn't say.", "Mr. Okafor doesn't say.", "Mr. Okafor [-didn't-]{+doesn't+} say."),
      ("He said 'wait' twice.", "He said 'stop' twice.", "He said '[-wait-]{+stop+}' twice."),
      ("One old red house burned.", "One new blue house burned.", "One [-old red-]{+new blue+} house burned."),
      ("", "Fire", "{+Fire+}"), ("Fire", "", "[-Fire-]"), ("Fire", "Fire", "Fire"), ("", "", ""),
    ]
  )
  func words(old: String, new: String, expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test(
    "compares scripts without blanks by their characters, and scripts from right to left like any other",
    arguments: [
      ("東京で火災が発生した。", "大阪で火災が発生した。", "[-東京-]{+大阪+}で火災が発生した。"),
      ("ไฟไหม้ที่ท่าเรือ", "ไฟไหม้ที่ตลาด", "ไฟไหม้ที่[-ท่-]{+ตล+}า[-เรือ-]{+ด+}"),
      ("حريق كبير في الميناء", "حريق صغير في الميناء", "حريق [-كبير-]{+صغير+} في الميناء"),
      ("서울에서 불이 났다", "부산에서 불이 났다", "[-서울에서-]{+부산에서+} 불이 났다"),
    ]
  )
  func scripts(old: String, new: String, expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test("never takes a character apart: a family, a flag, a letter with its accents")
  func characters() {
    #expect(marked("Well done 👩‍👩‍👧 team", "Well done 👩‍👩‍👦 team") == "Well done [-👩‍👩‍👧-]{+👩‍👩‍👦+} team")
    #expect(marked("🇫🇷 win", "🇫🇮 win") == "[-🇫🇷-]{+🇫🇮+} win")
    #expect(marked("e\u{301}te\u{301} deux", "\u{E9}t\u{E9} deux") == "été deux")
  }

  @Test("shows two texts that have next to nothing in common one after the other")
  func unlike() {
    let old = "The harbour authority closed the gates on Monday after gales."
    let new = "Voters in Tunis queue from dawn; the count begins at six."
    #expect(marked(old, new) == "[-\(old)-]{+\(new)+}")
  }

  @Test("puts the old text together from what stayed and was removed, the new one from what stayed and was added")
  func wholeness() {
    let words = ["fire", "harbour", "the", " ", " ", ", ", ".\n\n", "don't", "東", "京", "👩‍👧", "é", "حريق", "\t", "\n"]
    for seed in 0..<400 {
      var dice = Dice(seed)
      func text(_ dice: inout Dice) -> String {
        (0..<Int.random(in: 0...40, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
      }
      let (old, new) = (text(&dice), text(&dice))
      let pieces = WordDiff.pieces(from: old, to: new)
      var (rebuiltOld, rebuiltNew) = ("", "")
      for piece in pieces {
        switch piece {
        case .same(let text):
          rebuiltOld += text
          rebuiltNew += text
        case .removed(let text): rebuiltOld += text
        case .added(let text): rebuiltNew += text
        }
      }
      #expect(rebuiltOld == old && rebuiltNew == new, "seed \(seed)")
    }
  }

  @Test("of two very long texts ends soon, whatever they hold", .timeLimit(.minutes(10)))
  func bounds() {
    // Nothing is unique and nothing is near: what a comparison likes least.
    let old = String(repeating: "a b c d e ", count: 60_000)
    let new = String(repeating: "e c a b d ", count: 40_000)
    #expect(!WordDiff.pieces(from: old, to: new).isEmpty)
    let huge = String(repeating: "word ", count: WordDiff.limit / 5)
    #expect(WordDiff.pieces(from: huge, to: huge + "more").count == 2)
  }
}
