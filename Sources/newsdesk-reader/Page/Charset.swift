internal import Extraction
internal import Glibc

/// What letters a page's bytes are. Pages claim the wrong character set, or none.
///
/// A byte order mark decides, then whether the bytes are UTF-8, which nothing else is by accident; only then what the page
/// claims counts, and windows-1252 is what is left: with it no byte is without a letter.
enum Charset {
  /// Opened before the doors are shut: the C library keeps each set in a file of its own.
  nonisolated(unsafe) private static var converters: [String: iconv_t] = [:]

  private static let known = [
    "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
    "windows-1258", "iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-15",
    "koi8-r", "koi8-u", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr", "utf-16le", "utf-16be",
  ]
  /// What pages call the same thing.
  private static let aliases = [
    "gb2312": "gb18030", "gbk": "gb18030", "x-sjis": "shift_jis", "sjis": "shift_jis", "ks_c_5601-1987": "euc-kr",
    "cp1256": "windows-1256", "cp1251": "windows-1251", "cp1255": "windows-1255", "iso-8859-8-i": "iso-8859-8",
    "utf-16": "utf-16le",
  ]

  static func prepare() {
    for name in known {
      let converter = iconv_open("UTF-8", name)
      // iconv_open says -1 where the set isn't installed.
      if Int(bitPattern: converter) != -1 { converters[name] = converter }
    }
  }

  /// The page in UTF-8, the name of the set it was in, and the set that it claims, where that is another.
  static func text(of bytes: [UInt8]) throws -> (text: [UInt8], charset: String, claimed: String?) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try checked(Array(bytes.dropFirst(3)), "utf-8", nil) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try converted(bytes.dropFirst(2), "utf-16le", claimed: nil) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try converted(bytes.dropFirst(2), "utf-16be", claimed: nil) }
    guard !bytes.contains(0) else {
      throw ReaderRefusal(.unsupported, "it has a NUL character: this is no HTML, or it is UTF-16 without a mark")
    }
    let claimed = claim(in: bytes)
    if String(validating: bytes, as: UTF8.self) != nil { return try checked(bytes, "utf-8", claimed) }
    if let claimed, converters[claimed] != nil, let text = convert(bytes[...], claimed) {
      return try checked(text, claimed, nil)
    }
    return try checked(windows1252(bytes), "windows-1252", claimed)
  }

  private static func converted(
    _ bytes: ArraySlice<UInt8>,
    _ name: String,
    claimed: String?
  ) throws -> (
    text: [UInt8], charset: String, claimed: String?
  ) {
    guard let text = convert(bytes, name) else { throw ReaderRefusal(.unreadable, "it is broken: it is no \(name)") }
    return try checked(text, name, claimed)
  }

  private static func checked(
    _ text: [UInt8],
    _ charset: String,
    _ claimed: String?
  ) throws -> (
    text: [UInt8], charset: String, claimed: String?
  ) {
    guard !text.contains(0) else { throw ReaderRefusal(.unsupported, "it has a NUL character: this is no HTML") }
    guard text.count <= 3 * ExtractionLimits.pageBytes else { throw ReaderRefusal(.tooLarge, "it is too long") }
    return (text, charset, claimed == charset ? nil : claimed)
  }

  /// What `charset=` says in the first 4096 bytes; HTML looks at the first 1024.
  private static func claim(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096).map { $0 | ((0x41...0x5A).contains($0) ? 0x20 : 0) }
    var rest = head[...]
    let key = Array("charset".utf8)
    while let start = rest.firstIndex(of: key[0]) {
      rest = rest[start...]
      guard rest.starts(with: key) else {
        rest = rest.dropFirst()
        continue
      }
      let value = rest.dropFirst(key.count).drop { $0 == 0x20 }
      guard value.first == UInt8(ascii: "=") else {
        rest = rest.dropFirst()
        continue
      }
      let quoted = value.dropFirst().drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
      let name = quoted.prefix { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
      }
      guard !name.isEmpty, name.count <= 40 else { return nil }
      let text = String(decoding: name, as: UTF8.self)
      return aliases[text] ?? text
    }
    return nil
  }

  /// Nil where a byte is not of the set.
  private static func convert(_ bytes: ArraySlice<UInt8>, _ name: String) -> [UInt8]? {
    guard let converter = converters[name] else { return nil }
    _ = iconv(converter, nil, nil, nil, nil)
    var source = bytes.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    let written: Int? = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        let count = target.count
        return iconv(converter, &from, &left, &to, &room) == -1 || left > 0 ? nil : count - room
      }
    }
    return written.map { target[..<$0].map { UInt8(bitPattern: $0) } }
  }

  /// As the WHATWG's table has it: the five bytes that Microsoft leaves open are controls.
  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    let upper: [Unicode.Scalar] = [
      "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}",
      "\u{2030}",
      "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}",
      "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}",
      "\u{17E}", "\u{178}",
    ]
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      let scalar = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
      text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
    return text
  }
}
