/// Text cut into what a reader takes in at a glance: words, numbers, signs, blanks.
enum WordTokens {
  /// Put together again they are the text. A script that puts no blanks between words is cut into its characters; so are
  /// signs and emoji.
  static func split(_ text: String) -> [Substring] {
    var tokens: [Substring] = []
    var start = text.startIndex
    var kind = Kind.sign
    var place = text.startIndex
    while place < text.endIndex {
      let next = text.index(after: place)
      var own = Kind(text[place])
      // "don't" is one word, and a closing quotation mark is none of it.
      if own == .apostrophe {
        own = kind == .word && next < text.endIndex && Kind(text[next]) == .word ? .word : .sign
      }
      if place > start, own != kind || own == .sign || own == .lineEnd {
        tokens.append(text[start..<place])
        start = place
      }
      kind = own
      place = next
    }
    if start < text.endIndex { tokens.append(text[start...]) }
    return tokens
  }

  private enum Kind {
    case word, blank, lineEnd, apostrophe, sign

    init(_ character: Character) {
      if character.isNewline {
        self = .lineEnd
      } else if character.isWhitespace {
        self = .blank
      } else if character == "'" || character == "’" {
        self = .apostrophe
      } else if let first = character.unicodeScalars.first, Self.isUnspaced(first.value) {
        self = .sign
      } else {
        self = character.isLetter || character.isNumber ? .word : .sign
      }
    }

    /// Chinese, Japanese, Thai, Lao, Tibetan, Burmese and Khmer run on without blanks.
    private static func isUnspaced(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
        0x20000...0x3FFFF:
        true
      default: false
      }
    }
  }
}
