import Presentation
import Testing

@Suite("Width is measured as a terminal draws it")
struct DisplayWidthTests {
  @Test(
    "Each character takes its columns",
    arguments: [
      ("Ana Souza", 9), ("高橋 愛", 7), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("한국어", 6), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("e\u{301}", 1), ("ليلى", 4), ("مَرْحَبًا", 5), ("สวัสดี", 4),
      ("हिन्दी", 5), ("👩‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2), ("🇹🇳🇬🇧", 4), ("👍🏽", 2), ("1️⃣", 2), ("❤️", 2), ("❤", 1), ("😀", 2),
      ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2), ("", 0), ("✓ → …", 5),
    ]
  )
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("Cutting keeps within the columns and never splits a character")
  func truncation() {
    #expect(DisplayWidth.truncate("school-closures", to: 15) == "school-closures")
    #expect(DisplayWidth.truncate("school-closures", to: 8) == "school-…")
    #expect(DisplayWidth.truncate("school-closures", to: 8, ellipsis: "...") == "schoo...")
    #expect(DisplayWidth.truncate("高橋 愛 東京", to: 8) == "高橋 愛…")
    #expect(DisplayWidth.truncate("高橋", to: 2) == "…")
    #expect(DisplayWidth.truncate("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", to: 3) == "👩‍👩‍👧‍👦…")
    #expect(DisplayWidth.truncate("abc", to: 0) == "")
  }

  @Test("Padding fills the side that the alignment leaves")
  func padding() {
    #expect(DisplayWidth.pad("愛", to: 4) == "愛  ")
    #expect(DisplayWidth.pad("42", to: 5, .right) == "   42")
    #expect(DisplayWidth.pad("longer", to: 3) == "longer")
  }
}
