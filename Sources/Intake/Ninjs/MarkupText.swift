/// The paragraphs of an HTML fragment, as feeds carry one: tags go, blocks part paragraphs, entities become their characters.
///
/// It shows no page and runs nothing; what stands in `script` and `style` goes. One pass over the bytes.
enum MarkupText {
  static func paragraphs(_ markup: String) -> [String] {
    var paragraphs: [String] = []
    var text: [UInt8] = []
    var hidden: [UInt8]?
    let bytes = Array(markup.utf8)
    var position = 0
    func endParagraph() {
      let paragraph = collapsed(text)
      if !paragraph.isEmpty { paragraphs.append(paragraph) }
      text.removeAll(keepingCapacity: true)
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "<"), let tag = Tag(bytes, at: position) {
        position = tag.end
        if let name = hidden {
          if tag.isEnd, tag.name == name { hidden = nil }
          continue
        }
        if !tag.isEnd, invisible.contains(tag.name) { hidden = tag.name }
        if tag.name == Array("br".utf8) {
          text.append(0x0A)
        } else if blocks.contains(tag.name) {
          endParagraph()
        }
        continue
      }
      if hidden == nil {
        if byte == UInt8(ascii: "&"), let (scalar, end) = reference(bytes, at: position) {
          text += Array(String(Character(scalar)).utf8)
          position = end
          continue
        }
        text.append((0x09...0x0D).contains(byte) ? 0x20 : byte)
      }
      position += 1
    }
    endParagraph()
    return paragraphs
  }

  private struct Tag {
    var name: [UInt8]
    var isEnd: Bool
    /// Behind its bracket.
    var end: Int

    /// Nil where the bracket opens no tag: "a < b".
    init?(_ bytes: [UInt8], at start: Int) {
      var position = start + 1
      isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
      if isEnd { position += 1 }
      guard position < bytes.count,
        bytes[position] == UInt8(ascii: "!") || bytes[position] == UInt8(ascii: "?")
          || (0x61...0x7A).contains(bytes[position] | 0x20)
      else { return nil }
      name = []
      while position < bytes.count, name.count < 16,
        (0x61...0x7A).contains(bytes[position] | 0x20) || (0x30...0x39).contains(bytes[position])
      {
        name.append(bytes[position] | 0x20)
        position += 1
      }
      var quote: UInt8?
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          break
        }
      }
      end = position
    }
  }

  private static let invisible: Set<[UInt8]> = Set(["script", "style", "head", "template"].map { Array($0.utf8) })

  private static let blocks: Set<[UInt8]> = Set(
    [
      "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "section", "article",
      "blockquote", "pre",
      "hr", "figure", "figcaption", "header", "footer", "aside", "body", "html", "dd", "dt", "td", "th",
    ].map { Array($0.utf8) }
  )

  /// A character reference that ends in its semicolon; any other ampersand is one.
  private static func reference(_ bytes: [UInt8], at start: Int) -> (Unicode.Scalar, Int)? {
    guard let end = bytes[start..<min(start + 12, bytes.count)].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    var number: UInt32?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      number = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      number = UInt32(name.dropFirst())
    } else {
      number = named[name]
    }
    // A reference may not bring in what a text may not hold.
    guard let number, let scalar = Unicode.Scalar(number), number >= 0x20, !(0x7F...0x9F).contains(number) else {
      return nil
    }
    return (scalar, end + 1)
  }

  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ndash": 0x2013, "mdash": 0x2014,
    "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "laquo": 0xAB, "raquo": 0xBB, "hellip": 0x2026,
    "eacute": 0xE9, "egrave": 0xE8, "agrave": 0xE0, "ccedil": 0xE7, "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC,
    "szlig": 0xDF,
    "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "aring": 0xE5, "oslash": 0xF8, "aelig": 0xE6, "ntilde": 0xF1,
    "euro": 0x20AC,
    "pound": 0xA3, "copy": 0xA9, "reg": 0xAE, "deg": 0xB0, "middot": 0xB7, "bull": 0x2022, "shy": 0xAD,
  ]

  /// Runs of blanks as one, none at the ends of lines.
  private static func collapsed(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      if byte == 0x20, result.last == nil || result.last == 0x20 || result.last == 0x0A { continue }
      if byte == 0x0A {
        while result.last == 0x20 { result.removeLast() }
        if result.last == nil || result.last == 0x0A { continue }
      }
      result.append(byte)
    }
    while let last = result.last, last == 0x20 || last == 0x0A { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}
