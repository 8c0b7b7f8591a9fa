import Presentation
import Testing

@Suite("Wrapping")
struct TextWrappingTests {
  @Test("leaves alone what fits, blanks and all")
  func fits() {
    let text = "  one   two\n\n   three\n"
    #expect(TextWrapping.wrapped(text, to: 12) == text)
  }

  @Test("breaks between words, and goes on as far in as the line began")
  func indentation() {
    #expect(TextWrapping.wrapped("  one two three", to: 10) == "  one two\n  three")
  }

  @Test("keeps a second column together")
  func columns() {
    #expect(TextWrapping.wrapped("  75  read again and retry", to: 20) == "  75  read again and\n      retry")
  }

  @Test("gives up on a second column that leaves no room")
  func narrow() {
    #expect(TextWrapping.wrapped("  correction  being written", to: 16) == "  correction\n    being\n    written")
  }

  @Test("measures columns and not letters, and breaks no word")
  func width() {
    #expect(TextWrapping.wrapped("高橋 愛 高橋", to: 8) == "高橋 愛\n高橋")
    #expect(TextWrapping.wrapped("incomprehensibilities it", to: 8) == "incomprehensibilities\nit")
  }
}
