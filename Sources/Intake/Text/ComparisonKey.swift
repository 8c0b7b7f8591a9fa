/// What two spellings of one name have in common: `Agence France-Presse` and `AGENCE FRANCE PRESSE`, `أ.ف.ب` and `ا ف ب`.
///
/// Case, accents, full stops, apostrophes and a leading "the" go; a hyphen is a space. Keys are for comparing alone:
/// what is stored keeps its own letters.
enum ComparisonKey {
  static func of(_ text: some StringProtocol) -> String {
    let utf8 = text.utf8
    var key: [UInt8] = []
    key.reserveCapacity(utf8.count)
    for byte in utf8 {
      guard byte < 0x80 else { return ofAnyScript(String(text)) }
      append(byte, to: &key)
    }
    return finished(&key)
  }

  private static func append(_ byte: UInt8, to key: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
    case UInt8(ascii: "."), UInt8(ascii: "'"): break
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x09:
      if let last = key.last, last != UInt8(ascii: " ") { key.append(UInt8(ascii: " ")) }
    default: key.append(byte)
    }
  }

  private static func finished(_ key: inout [UInt8]) -> String {
    if key.last == UInt8(ascii: " ") { key.removeLast() }
    let article: [UInt8] = [0x74, 0x68, 0x65, 0x20]  // "the "
    return String(decoding: key.starts(with: article) ? key[4...] : key[...], as: UTF8.self)
  }

  private static func ofAnyScript(_ text: String) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    for scalar in text.decomposed.unicodeScalars {
      if scalar.isASCII {
        append(UInt8(scalar.value), to: &key)
      } else if let plain = plainSpellings[scalar] {
        for byte in plain.utf8 { append(byte, to: &key) }
      } else if !isMark(scalar) {
        key.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return finished(&key)
  }

  /// Accents, Arabic vowel signs, direction marks and joiners.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// Letters that decomposition leaves alone, and punctuation that has an ASCII twin.
  private static let plainSpellings: [Unicode.Scalar: String] = [
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
    "ı": "i", "’": "", "‘": "", "ʼ": "", "`": "", "‐": "-", "‑": "-", "–": "-", "\u{A0}": " ", "\u{202F}": " ",
    "\u{2009}": " ", "\u{3000}": " ", "\u{640}": "", "ک": "ك", "ی": "ي", "ى": "ي",
  ]
}
