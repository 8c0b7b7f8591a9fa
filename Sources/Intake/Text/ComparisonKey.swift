/// What two spellings of one name have in common: `Agence France-Presse` and `AGENCE FRANCE PRESSE`, `أ.ف.ب` and `ا ف ب`.
///
/// Case, accents, full stops, apostrophes and a leading "the" go; a hyphen is a space. Keys are for comparing alone:
/// what is stored keeps its own letters.
enum ComparisonKey {
  static func of(_ text: some StringProtocol) -> String {
    let utf8 = text.utf8
    // Keys are made by the thousand: they are written where they will stay, and short ones need no memory at all.
    var isASCII = true
    let key = String(unsafeUninitializedCapacity: utf8.count) { buffer in
      var length = 0
      for byte in utf8 {
        guard byte < 0x80 else {
          isASCII = false
          return 0
        }
        append(byte, to: buffer, &length)
      }
      return finished(buffer, length)
    }
    return isASCII ? key : ofAnyScript(String(text))
  }

  /// The key of a text as bytes that last as long as the closure runs: for looking something up, which needs no string.
  static func withBytes<Result>(of text: Substring, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let utf8 = text.utf8
    let count = utf8.count
    let quick: Result?? = utf8.withContiguousStorageIfAvailable { source -> Result? in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer -> Result? in
        var length = 0
        for byte in source {
          guard byte < 0x80 else { return nil }
          append(byte, to: buffer, &length)
        }
        return body(UnsafeBufferPointer(rebasing: buffer[..<finished(buffer, length)]))
      }
    }
    if let result = quick ?? nil { return result }
    var key = of(text)
    return key.withUTF8 { body($0) }
  }

  /// The buffer has room for as many bytes as are appended.
  private static func append(_ byte: UInt8, to key: UnsafeMutableBufferPointer<UInt8>, _ length: inout Int) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      key[length] = byte | 0x20
      length += 1
    case UInt8(ascii: "."), UInt8(ascii: "'"): break
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x09:
      guard length > 0, key[length - 1] != UInt8(ascii: " ") else { return }
      key[length] = UInt8(ascii: " ")
      length += 1
    default:
      key[length] = byte
      length += 1
    }
  }

  private static func finished(_ key: UnsafeMutableBufferPointer<UInt8>, _ length: Int) -> Int {
    let length = length > 0 && key[length - 1] == UInt8(ascii: " ") ? length - 1 : length
    guard length > 4, key[0] == 0x74, key[1] == 0x68, key[2] == 0x65, key[3] == UInt8(ascii: " ") else { return length }
    for index in 4..<length { key[index - 4] = key[index] }
    return length - 4
  }

  /// Letters below U+0700 (Latin, Greek, Cyrillic, Hebrew, Arabic) come from a table that is made once; decomposition takes
  /// letters one by one, so that the table says the same of each as the long way does.
  private static func ofAnyScript(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 2)
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      if value < 0x80 {
        bytes.append(UInt8(value))
      } else if value < 0x80 + foldings.count {
        bytes.append(contentsOf: foldings[value - 0x80])
      } else if (0x4E00...0x9FFF).contains(value) {
        bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      } else {
        bytes.append(contentsOf: folded(scalar))
      }
    }
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var length = 0
      for byte in bytes { append(byte, to: buffer, &length) }
      return finished(buffer, length)
    }
  }

  private static let foldings: [[UInt8]] = (UInt32(0x80)..<0x700).map { value in
    Unicode.Scalar(value).map { folded($0) } ?? []
  }

  /// One letter without its marks and case.
  private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
    var plain = String.UnicodeScalarView()
    for part in String(scalar).decomposed.unicodeScalars {
      if part.isASCII {
        plain.append(part)
      } else if let spelling = plainSpellings[part] {
        plain.append(contentsOf: spelling.unicodeScalars)
      } else if !isMark(part) {
        plain.append(contentsOf: part.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return Array(String(plain).utf8)
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
