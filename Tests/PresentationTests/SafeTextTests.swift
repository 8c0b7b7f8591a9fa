import Presentation
import Testing

@Suite("Text that people wrote reaches a terminal harmless and readable")
struct SafeTextTests {
  @Test(
    "What hides or directs is shown by its number",
    arguments: [
      ("\u{1B}[2Jgone", "<U+1B>[2Jgone"),
      ("\u{9B}31mred", "<U+9B>31mred"),
      ("\u{1B}]8;;http://evil\u{07}", "<U+1B>]8;;http://evil<U+07>"),
      ("a\u{0}b\u{7F}", "a<U+00>b<U+7F>"),
      ("invoice\u{202E}fdp.exe", "invoice<U+202E>fdp.exe"),
      ("\u{2066}isolated\u{2069}", "<U+2066>isolated<U+2069>"),
      ("one\u{2028}two\u{2029}three", "one<U+2028>two<U+2029>three"),
      ("soft\u{AD}hyphen", "soft<U+AD>hyphen"),
      ("\u{FEFF}mark", "<U+FEFF>mark"),
      ("zero\u{200B}width", "zero<U+200B>width"),
      ("one\ntwo\r\nthree\tfour", "one<U+0A>two<U+0D><U+0A>three<U+09>four"),
      ("tag\u{E0041}\u{E0042}", "tag<U+E0041><U+E0042>"),
      ("\u{1F3F4}\u{E0041}\u{E007F}", "\u{1F3F4}<U+E0041><U+E007F>"),
      ("reserved\u{E0FFF}", "reserved<U+E0FFF>"),
    ]
  )
  func hidden(text: String, shown: String) {
    #expect(SafeText.terminal(text) == shown)
  }

  @Test(
    "What scripts and emoji need stays as it is",
    arguments: [
      "Plain ASCII, \"quoted\" <tags> & all",
      "高橋 愛 東京都", "Åsa Öberg e\u{301}", "ليلى حداد ١٢٣", "می\u{200C}خواهم", "क्\u{200D}ष हिन्दी", "\u{0600}١٢",
      "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣ 🇹🇳", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "葛\u{E0100}",
    ]
  )
  func kept(text: String) {
    #expect(SafeText.terminal(text) == text)
  }

  @Test("Several lines keep their ends, and tabs reach the next eighth column")
  func lines() {
    #expect(SafeText.terminalLines("one\r\ntwo\n\nthree\u{1B}") == "one\ntwo\n\nthree<U+1B>")
    #expect(SafeText.terminalLines("a\tb\n1234567\tc\n12345678\td") == "a       b\n1234567 c\n12345678        d")
    #expect(SafeText.terminalLines("高橋\tx") == "高橋    x")
    #expect(SafeText.terminalLines("over\rwritten") == "over<U+0D>written")
    #expect(SafeText.terminalLines("") == "")
    #expect(SafeText.terminalLines("\n") == "\n")
  }

  @Test("A very long text keeps all of itself")
  func long() {
    let text = String(repeating: "記事", count: 200_000)
    #expect(SafeText.terminal(text) == text)
    #expect(SafeText.terminal(String(repeating: "\u{1B}", count: 1000)).utf8.count == 6000)
  }
}

@Suite("A cell of CSV or TSV is data and nothing else")
struct SpreadsheetTextTests {
  @Test(
    "A cell that a spreadsheet would run is defused",
    arguments: [
      ("=1+1", "'=1+1"),
      ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
      ("@SUM(A1)", "'@SUM(A1)"),
      ("+44 20 7946 0000", "'+44 20 7946 0000"),
      ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
      (" =1", "' =1"),
      ("\t=1", "\"'\t=1\""),
      ("\r=1", "<U+0D>=1"),
      ("\n=1", "\"'\n=1\""),
      ("＝1+1", "'＝1+1"),
      ("-", "'-"),
      ("—", "—"),
    ]
  )
  func formula(text: String, cell: String) {
    #expect(SafeText.csv(text) == cell)
  }

  @Test("A number stays a number", arguments: ["-5", "+5", "-5.25", "0", "4812", "-1e5", "+1.5E-3"])
  func number(text: String) {
    #expect(SafeText.csv(text) == text)
  }

  @Test("Quotes stand where RFC 4180 wants them, and where a blank or another separator could be lost")
  func quotes() {
    #expect(SafeText.csv("plain") == "plain")
    #expect(SafeText.csv("a,b") == "\"a,b\"")
    #expect(SafeText.csv("say \"no\"") == "\"say \"\"no\"\"\"")
    #expect(SafeText.csv("two\r\nlines") == "\"two\nlines\"")
    #expect(SafeText.csv("a;b") == "\"a;b\"")
    #expect(SafeText.csv("end ") == "\"end \"")
    #expect(SafeText.csv("\u{1B}[0m\u{202E}") == "<U+1B>[0m<U+202E>")
    #expect(SafeText.csv("") == "")
    #expect(SafeText.csv("an accent on \"\u{301} the quote") == "\"an accent on \"\"\u{301} the quote\"")
  }

  @Test("A cell of TSV is one line and one cell, and can be read back")
  func tsv() {
    #expect(SafeText.tsv("a\tb\nc\rd\\e") == "a\\tb\\nc\\rd\\\\e")
    #expect(SafeText.tsv("=1\u{1B}") == "=1<U+1B>")
    #expect(SafeText.tsv("高橋 愛") == "高橋 愛")
  }
}

@Suite("In HTML and Markdown a text is words and never markup")
struct DocumentTextTests {
  /// Texts without such a flag take a shorter way.
  @Test(
    "A text reads the same whether the flag of England stands behind it or not",
    arguments: [
      "plain", "<b> & \"quotes\" 'and' more\n\tlines", "naïve café 高橋 愛 \u{1F600}",
      "\u{1B}[2J\u{7F}\u{202E}\u{AD}\u{2028}x",
      "مرحبا\u{200F} \u{0600}12", "\u{200D}a\u{FE0F}", "\u{10FFFF}\u{E0041}", "*bold* _it_ # 1. www.example",
    ]
  )
  func ways(_ text: String) {
    let flag = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"
    #expect(SafeText.html(text + "." + flag) == SafeText.html(text + ".") + flag)
    #expect(SafeText.terminal(text + "." + flag) == SafeText.terminal(text + ".") + flag)
    #expect(SafeText.document(text + "." + flag) == SafeText.document(text + ".") + flag)
    #expect(SafeText.markdown(text + ", " + flag) == SafeText.markdown(text + ", x").dropLast() + flag)
  }

  @Test("HTML takes no tag, attribute or reference from it")
  func html() {
    #expect(
      SafeText.html("</script><b a='1' c=\"2\">&amp;")
        == "&lt;/script&gt;&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;"
    )
    #expect(SafeText.html("]]>") == "]]&gt;")
    #expect(SafeText.html("a\r\nb\tc") == "a\nb\tc")
    #expect(SafeText.html("\u{202E}x\u{200D}\u{2028}") == "&#x202E;x\u{200D}&#x2028;")
    #expect(SafeText.html("\u{1B}\u{85}") == "&lt;U+1B&gt;&lt;U+85&gt;")
  }

  @Test("XML has no markup, no character that XML 1.0 forbids, and line ends that an attribute keeps")
  func xml() {
    #expect(SafeText.xml("<![CDATA[&#x0;]]>'\"") == "&lt;![CDATA[&amp;#x0;]]&gt;&#39;&quot;")
    #expect(SafeText.xml("a\r\nb\tc") == "a\nb\tc")
    #expect(SafeText.xml("a\r\nb\tc", inAttribute: true) == "a&#10;b&#9;c")
    #expect(SafeText.xml("\u{202E}x\u{200D}\u{2028}\u{FEFF}") == "&#x202E;x\u{200D}&#x2028;&#xFEFF;")
    #expect(SafeText.xml("\u{1}\u{1B}\u{85}\r") == "&lt;U+01&gt;&lt;U+1B&gt;&lt;U+85&gt;&lt;U+0D&gt;")
    #expect(SafeText.xml("\u{FFFD}\u{FFFE}\u{FFFF}\u{1FFFE}") == "\u{FFFD}&lt;U+FFFE&gt;&lt;U+FFFF&gt;\u{1FFFE}")
  }

  @Test(
    "Markdown reads it as it was written",
    arguments: [
      ("*bold* _it_ `code` [a](b) <b> ~~x~~", "\\*bold\\* \\_it\\_ \\`code\\` \\[a\\](b) \\<b\\> \\~\\~x\\~\\~"),
      ("# Heading", "\\# Heading"), ("Issue #4", "Issue #4"),
      ("- item\n+ item\n1. item\n12) item", "\\- item\n\\+ item\n1\\. item\n12\\) item"),
      ("2024-10-06 was 1.5 on", "2024-10-06 was 1.5 on"),
      ("===", "\\==="), ("AT&T &copy;", "AT\\&T \\&copy;"),
      ("http://a www.b.c", "http:\\//a www\\.b.c"),
      ("    code", "&#32;&#32;&#32;&#32;code"), ("break  ", "break&#32;&#32;"),
      ("\u{202E}\u{1B}", "&#x202E;\\<U+1B\\>"),
      ("Tunis: 3 - 2 (aet)", "Tunis: 3 - 2 (aet)"),
    ]
  )
  func markdown(text: String, markdown: String) {
    #expect(SafeText.markdown(text) == markdown)
  }

  @Test("A cell of a Markdown table is one line without a bar")
  func cell() {
    #expect(SafeText.markdownCell("a|b\nc") == "a\\|b<br>c")
  }
}
