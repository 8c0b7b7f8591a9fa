import Intake
import Testing

@Suite("A text that can't be taken in")
struct IntakeErrorTests {
  static func error(_ bytes: [UInt8]) -> IntakeError? {
    do {
      _ = try AgencyPage.parse(bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "says why, with a code and a line",
    arguments: [
      ("", "empty", "there is no text in it"),
      (" \n\u{A0}\n", "empty", "there is no text in it"),
      ("\nBridges Close\n\nA vote.", "no-headline", "line 1 is blank, so there is no headline"),
      ("FILE PHOTO: A bridge\nA mayor (AFP)", "no-headline", "line 1 is a caption, so there is no headline"),
      ("A bridge. REUTERS/Ana Souza\n\nText.", "no-headline", "line 1 is a caption, so there is no headline"),
      ("Share\nPrint\n", "no-headline", "there is nothing but page furniture, so there is no headline"),
      (
        "Bridges\n\nA vote… [+2208 chars]", "truncated",
        "line 3 ends in [+2208 chars]: the text is cut short, get all of it"
      ),
      ("Bridges\n\u{0}", "nul", "line 2 has a NUL character: this is not text, or it is UTF-16"),
      ("Bridges\n\na\u{1B}[31m", "control-character", "line 3, column 2 has the control character U+001B: remove it"),
      ("Bridges\na\u{9B}", "control-character", "line 2, column 2 has the control character U+009B: remove it"),
      ("%PDF-1.7", "binary", "this is a PDF document, not text"),
    ]
  )
  func words(text: String, code: String, description: String) {
    let error = Self.error(Array(text.utf8))
    #expect(error?.code == code)
    #expect(error?.description == description)
  }

  @Test("names the byte that is not UTF-8")
  func invalidUTF8() {
    #expect(Self.error(Array("Bridges\nCaf".utf8) + [0xE9, 0x0A]) == .invalidUTF8(byte: 11, line: 2))
    #expect(Self.error([0xFF, 0xFE, 0x41, 0x00]) == .binary(what: "UTF-16 text"))
  }

  @Test("is refused when it is larger than 8 MiB, and read when it is not")
  func size() {
    let text = "Bridges Close\n\n" + String(repeating: "word ", count: AgencyPage.limit / 5)
    #expect(Self.error(Array(text.utf8)) == .tooLarge(bytes: text.utf8.count, limit: 8 << 20))
    #expect(Self.error(Array(text.utf8.prefix(AgencyPage.limit))) == nil)
  }

  @Test("is refused when a paragraph stands where the headline should")
  func paragraph() {
    let text = String(repeating: "The council voted. ", count: 20)
    #expect(Self.error(Array(text.utf8))?.code == "no-headline")
  }

  @Test("is refused for a letter with more marks than any language has")
  func stackedMarks() {
    let text = "Bridges\n\nz" + String(repeating: "\u{323}\u{301}", count: 50_000)
    #expect(Self.error(Array(text.utf8)) == .stackedMarks(line: 3))
  }

  @Test("is not one with a byte order mark, tabs, or line ends of any kind")
  func harmless() throws {
    let story = try #require(try AgencyPage.parse("\u{FEFF}Bridges\tClose\u{2028}A vote.\u{85}The end.\u{C}").first)
    #expect(story.headline == "Bridges Close")
    #expect(story.body == ["A vote.", "The end."])
  }
}
