import Newsroom

/// Stories put together from what breaks documents, the same ones at every run (SplitMix64).
struct HostileTexts: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private static let pieces = [
    "word", "two words", " ", "  ", "\t", "\n", "\r\n", "\r", "\u{301}", "e\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}",
    "\u{202E}", "\u{202C}", "\u{2066}", "\u{2069}", "\u{200F}", "\u{61C}", "\u{FEFF}", "\u{AD}", "\u{200B}", "\u{2028}",
    "\u{2029}", "\u{A0}", "\u{3000}", "]]>", "<![CDATA[", "-->", "<!--", "?>", "<?xml",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&#x0;", "&#0;", "&amp;", "&lt;", "&b;", "&", "&#x41;", "<", ">", "</p>", "</article>", "<br>", "<br/>", "\"", "'",
    "=",
    "<span class=\"credit\" dir=\"auto\">", "</span>", "<h1>", "</headline>", "\\", "\\n", "\\u0041", "{", "}", "[",
    "](x)",
    "**", "*", "_", "`", "~~", "# ", "---", "===", "- ", "1. ", "> ", "| a |", "    ", "**Credit:** ", "**Photo 1:** ",
    "![",
    "Photo 1: ", "Credit: ", "Correction: ", " — ", "—", "http://a.b", "www.a", "@a", ":a:", "$a$", "^", "高橋", "한국어",
    "ไทย", "हिन्दी", "שלום", "مرحبا", "١٢٣", "👩‍👩‍👧‍👦", "🇹🇳", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "🏴\u{E0067}",
    "\u{E0041}", "\u{E000}", "\u{10FFFF}", "\u{1FFFE}", "\u{FFFD}", "\u{FFF9}", "\u{D7FF}", "\u{300}\u{301}\u{302}",
  ]

  /// Which not every document has a place for.
  private static let unprintable = [
    "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}[2J", "\u{7F}", "\u{85}", "\u{9B}", "\u{FFFE}", "\u{FFFF}",
  ]

  mutating func text(_ count: ClosedRange<Int> = 1...8, withUnprintable: Bool) -> String {
    let pieces = Self.pieces + (withUnprintable ? Self.unprintable + Self.unprintable : [])
    return (0..<Int.random(in: count, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }

  mutating func story(withUnprintable: Bool = false, numbered number: Int64 = 214) -> PublishedStory {
    var dice = self
    defer { self = dice }
    func text(_ count: ClosedRange<Int> = 1...8) -> String { dice.text(count, withUnprintable: withUnprintable) }
    let languages = ["en", "ar", "ja", "zh-Hant", "", "not a tag", "x\" y=\"z", "pt-BR"]
    return Stories.published(
      StoryText(
        headline: text(),
        body: (0..<Int.random(in: 0...6, using: &dice)).map { _ in text(1...20) }.joined(separator: "\n\n"),
        byline: Bool.random(using: &dice) ? text() : nil,
        dateline: Bool.random(using: &dice) ? text(1...4) : nil,
        contributorLine: Bool.random(using: &dice) ? text() : nil,
        editorNote: Bool.random(using: &dice) ? text() : nil,
        copyrightNotice: Bool.random(using: &dice) ? text() : nil,
        language: languages.randomElement(using: &dice) ?? ""
      ),
      pictures: (0..<Int.random(in: 0...3, using: &dice)).map { _ in
        Picture(
          reference: Bool.random(using: &dice) ? "https://pictures.example/\(text()).jpg" : text(),
          caption: text(),
          altText: Bool.random(using: &dice) ? text() : nil,
          translations: Bool.random(using: &dice) ? ["ar": Picture.Wording(caption: text(), altText: text())] : [:],
          credit: PhotoCredit(raw: text() + "a", creators: Bool.random(using: &dice) ? [text(), text()] : []),
          place: Bool.random(using: &dice) ? text() : nil
        )
      },
      edition: 2,
      correctionNote: text(),
      story: number
    )
  }
}
