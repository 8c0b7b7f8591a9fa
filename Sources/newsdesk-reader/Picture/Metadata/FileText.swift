/// Text of a file that may not say in which encoding it is, or say it wrongly: UTF-8 where it is that, else Windows-1252, which is
/// what the programs of thirty years have written where they wrote Latin letters.
struct FileText {
  let text: String
  /// Whether it is no UTF-8.
  let isGuessed: Bool
  /// Whether it ends in the middle of a UTF-8 sequence, as a text does that was cut by counting bytes. The rest of the sequence
  /// is not in `text`.
  let isCutInside: Bool

  /// - Parameter bytes: up to a NUL, which ends texts of C programs.
  init(_ bytes: [UInt8]) {
    let bytes = bytes.prefix { $0 != 0 }
    if let text = String(validating: bytes, as: UTF8.self) {
      self.init(text: text, isGuessed: false, isCutInside: false)
    } else if let whole = Self.withoutCutSequence(bytes), let text = String(validating: whole, as: UTF8.self),
      !text.utf8.allSatisfy({ $0 < 0x80 })
    {
      // Only where other letters show that it is UTF-8: `caf` and one byte more is Latin-1.
      self.init(text: text, isGuessed: false, isCutInside: true)
    } else {
      self.init(text: Self.windows1252(bytes), isGuessed: true, isCutInside: false)
    }
  }

  private init(text: String, isGuessed: Bool, isCutInside: Bool) {
    self.text = text
    self.isGuessed = isGuessed
    self.isCutInside = isCutInside
  }

  /// Without the start of a UTF-8 sequence at the end; nil where there is none.
  private static func withoutCutSequence(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let following = bytes.suffix(3).reversed().prefix { $0 & 0xC0 == 0x80 }.count
    guard bytes.count > following else { return nil }
    let needed =
      switch bytes[bytes.endIndex - following - 1] {
      case 0xC2...0xDF: 1
      case 0xE0...0xEF: 2
      case 0xF0...0xF4: 3
      default: 0
      }
    return needed > following ? bytes.dropLast(following + 1) : nil
  }

  private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      scalars.append((0x80...0x9F).contains(byte) ? specials[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(scalars)
  }

  /// 0x80 to 0x9F. The five that are not taken stand for themselves, as the WHATWG's encoding has it.
  private static let specials: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}", "\u{2030}",
    "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}",
    "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}",
    "\u{17E}", "\u{178}",
  ]
}
